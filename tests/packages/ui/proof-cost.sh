#!/bin/sh
# Measures how much one proof over 1,000 variables adds to `cargo check`.
#
# 25 flattened structs of 40 variables are checked with the proof that the derive writes, and again with 10 more
# proofs by hand. A tenth of the difference is the cost of one proof. Each time is the median of 7 runs.
# Usage: tests/packages/ui/proof-cost.sh
set -eu

root=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CARGO_TARGET_DIR="$work/target"
mkdir "$work/src"
cat >"$work/Cargo.toml" <<EOF
[package]
name = "proof-cost"
version = "0.0.0"
edition = "2024"
[dependencies]
factor3 = { path = "$root" }
[workspace]
EOF
cp "$root/Cargo.lock" "$work/"

structs() {
    awk 'BEGIN {
        for (g = 0; g < 25; g++) {
            printf "#[derive(factor3::Config)]\npub struct G%d {\n", g
            for (i = 0; i < 40; i++) printf "    pub group_%d_%d: u16,\n", g, i
            print "}"
        }
        print "#[derive(factor3::Config)]\npub struct App {"
        for (g = 0; g < 25; g++) printf "    #[config(flatten)] pub g%d: G%d,\n", g, g
        print "}"
    }'
}

more() {
    awk 'BEGIN {
        print "use factor3::Config as _;"
        for (i = 0; i < 10; i++)
            print "const _: () = factor3::__private::Proof::of(App::SCHEMA).whole(App::SCHEMA);"
    }'
}

# The median of 7 runs, in milliseconds.
check() {
    cargo check --quiet --manifest-path "$work/Cargo.toml"
    for _ in 1 2 3 4 5 6 7; do
        touch "$work/src/lib.rs"
        start=$(date +%s%N)
        CARGO_INCREMENTAL=0 cargo check --quiet --manifest-path "$work/Cargo.toml"
        echo $((($(date +%s%N) - start) / 1000000))
    done | sort -n | sed -n 4p
}

structs >"$work/src/lib.rs"
one=$(check)
more >>"$work/src/lib.rs"
eleven=$(check)
echo "1 proof: $one ms, 11 proofs: $eleven ms, so one proof: $(((eleven - one) / 10)) ms"
