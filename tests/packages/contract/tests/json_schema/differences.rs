//! What is valid and does not load: the list in the documentation of `json_schema`, and a witness of each.

/// A problem of a loader's that a schema does not see.
pub(crate) struct Difference {
    pub(crate) case: &'static str,
    /// The variable; `*` for any of the struct's.
    pub(crate) variable: &'static str,
    pub(crate) code: &'static str,
    /// What is set, beside what loads, to show it. `@` is the directory of the files.
    pub(crate) witness: &'static [(&'static str, &'static str)],
}

const fn of(
    case: &'static str,
    variable: &'static str,
    code: &'static str,
    witness: &'static [(&'static str, &'static str)],
) -> Difference {
    Difference { case, variable, code, witness }
}

pub(crate) const ALL: &[Difference] = &[
    // The bounds of whole numbers, as text.
    of("Numbers", "A_U8", "invalid", &[("A_U8", "256")]),
    of("Numbers", "AN_I8", "invalid", &[("AN_I8", "-129")]),
    of("Numbers", "RANGED_U16", "invalid", &[("RANGED_U16", "65536")]),
    of("Numbers", "RANGED_U16", "out_of_range", &[("RANGED_U16", "1023")]),
    of("Numbers", "RANGED_I32", "invalid", &[("RANGED_I32", "99999999999")]),
    of("Numbers", "RANGED_I32", "out_of_range", &[("RANGED_I32", "10")]),
    of("Numbers", "BELOW", "invalid", &[("BELOW", "-99999999999")]),
    of("Numbers", "BELOW", "out_of_range", &[("BELOW", "-6")]),
    of("Numbers", "ABOVE", "invalid", &[("ABOVE", "4294967296")]),
    of("Numbers", "ABOVE", "out_of_range", &[("ABOVE", "1000000006")]),
    of("Numbers", "AN_I64", "invalid", &[("AN_I64", "9223372036854775808")]),
    of("Numbers", "A_U64", "invalid", &[("A_U64", "18446744073709551616")]),
    of("Numbers", "AN_I128", "invalid", &[("AN_I128", "170141183460469231731687303715884105728")]),
    of("Numbers", "A_U128", "invalid", &[("A_U128", "340282366920938463463374607431768211456")]),
    of("Numbers", "NONZERO", "invalid", &[("NONZERO", "0")]),
    of("Numbers", "NONZERO_I8", "invalid", &[("NONZERO_I8", "0")]),
    of("Numbers", "PIN", "invalid", &[("PIN", "4294967296")]),
    of("Texts", "CHECKED", "invalid", &[("CHECKED", "256")]),
    of("Lists", "NUMBERS", "invalid", &[("NUMBERS", "1,65536")]),
    of("Lists", "TWO_PORTS", "invalid", &[("TWO_PORTS", "1,65536")]),
    of("Lists", "TWO_OR_EMPTY", "invalid", &[("TWO_OR_EMPTY", "1,65536")]),
    of("Lists", "SMALL", "invalid", &[("SMALL", "128")]),
    of("Lists", "SMALL", "out_of_range", &[("SMALL", "3|1")]),
    of("Files", "THREE", "invalid", &[("THREE", "256")]),
    of("Renamed", "PORT", "invalid", &[("PORT", "65536")]),
    // The size of numbers with units or exponents, and the order of units.
    of("Numbers", "TIMEOUT", "invalid", &[("TIMEOUT", "36501d")]),
    of("Numbers", "RANGED_DURATION", "invalid", &[("RANGED_DURATION", "1s1m")]),
    of("Numbers", "RANGED_DURATION", "out_of_range", &[("RANGED_DURATION", "11m")]),
    of("Numbers", "SIZE", "invalid", &[("SIZE", "18446744073709551616")]),
    of("Numbers", "A_F64", "invalid", &[("A_F64", "1e999")]),
    of("Numbers", "RATIO", "invalid", &[("RATIO", "1e999")]),
    of("Numbers", "RATIO", "out_of_range", &[("RATIO", "1.0")]),
    // What the application's own code reads and checks.
    of("Texts", "EVEN", "invalid", &[("EVEN", "3")]),
    of("Texts", "PARSED", "invalid", &[("PARSED", "1")]),
    of("Texts", "ODD_PIN", "invalid", &[("ODD_PIN", "x")]),
    of("Texts", "CHECKED", "rejected", &[("CHECKED", "1")]),
    of("Lists", "EVENS", "invalid", &[("EVENS", "3")]),
    of("Nested", "", "rejected", &[("X", "2"), ("Y", "1")]),
    // A list that is written in JSON.
    of("Lists", "TOKENS", "invalid", &[("TOKENS", "[\"a\"]")]),
    // Bytes that are counted.
    of("Texts", "LONG_PATH", "too_short", &[("LONG_PATH", "/a")]),
    of("Texts", "KEY_ANY", "too_short", &[("KEY_ANY", "AAA=")]),
    // Long ones.
    of("Texts", "HEX_LONG", "invalid", &[("HEX_LONG", "00")]),
    of("Lists", "MANY", "too_short", &[("MANY", "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1")]),
    // How many groups an IPv6 address has, and how large the numbers in an address are.
    of("Addresses", "IP", "invalid", &[("IP", "1::2::3")]),
    of("Addresses", "MAYBE_IPV6", "invalid", &[("MAYBE_IPV6", "1:2:3")]),
    of("Addresses", "SOCKET", "invalid", &[("SOCKET", "[::1%99999999999]:80")]),
    of("Addresses", "SOCKET4", "invalid", &[("SOCKET4", "127.0.0.1:65536")]),
    of("Addresses", "SOCKET6", "invalid", &[("SOCKET6", "[::1%99999999999]:80")]),
    of("Addresses", "BIND", "invalid", &[("BIND", "[::1%99999999999]:80")]),
    // Base64 of both alphabets, and bits after the last byte.
    of("Texts", "KEY4", "invalid", &[("KEY4", "+_AAAA")]),
    of("Texts", "KEY_ANY", "invalid", &[("KEY_ANY", "AAAAAB")]),
    // An empty list that counts, and is too short.
    of("Lists", "TWO_OR_EMPTY", "too_short", &[("TWO_OR_EMPTY", "")]),
    // What is in maps, and what is there twice.
    of("Lists", "LIMITS", "invalid", &[("LIMITS", "a=1,a=2")]),
    of("Lists", "LABELS", "invalid", &[("LABELS", "a")]),
    of("Lists", "TWO_PORTS", "too_short", &[("TWO_PORTS", "1,1")]),
    // A separator of several characters, a blank, or one that is a part of the items.
    of("Lists", "PARTS", "invalid", &[("PARTS", "a::::b")]),
    of("Lists", "DURATIONS", "invalid", &[("DURATIONS", "1")]),
    of("Lists", "ADDRESSES", "invalid", &[("ADDRESSES", "x")]),
    of("Lists", "RATIOS", "invalid", &[("RATIOS", "1e-5")]),
    // The inside of URLs.
    of("Urls", "*", "invalid", &[("REDIS", "redis://u:p@ss@h")]),
    of("Lists", "CACHES", "invalid", &[("CACHES", "redis://a,,redis://b")]),
    of("Lists", "BROKERS", "invalid", &[("BROKERS", "x y")]),
    of("Lists", "SITES", "invalid", &[("SITES", "mailto:a@b")]),
    of("Texts", "SITE", "invalid", &[("SITE", "mailto:a@b")]),
    // Files and credentials: whether they are there, and what they hold.
    of("Files", "DATABASE_URL", "secret_file", &[("DATABASE_URL_FILE", "@/missing")]),
    of("Files", "DATABASE_URL", "invalid", &[("DATABASE_URL_FILE", "@/key")]),
    of("Files", "PASS", "secret_file", &[("PASS_FILE", "@/missing")]),
    of("Files", "SIGNING_KEY", "secret_file", &[("OLD_SIGNING_KEY_FILE", "@/missing")]),
    of("Files", "API_KEY", "conflict", &[("CREDENTIALS_DIRECTORY", "@/credentials")]),
    of("Files", "MAIL_PASSWORD", "missing", &[("CREDENTIALS_DIRECTORY", "@"), ("MAIL_USER", "u")]),
    // Two variables that have to hold the same.
    of("Files", "SIGNING_KEY", "old_name", &[("OLD_SIGNING_KEY", "other")]),
    of("Renamed", "PORT", "old_name", &[("LISTEN_PORT", "2")]),
    of("Renamed", "MOTD", "old_name", &[("MOTD", "a"), ("GREETING", "b")]),
    of("Renamed", "LOG_LEVEL", "old_name", &[("LOG_LEVEL", "info"), ("LEVEL", "debug")]),
    // A value that is compared, in another spelling or computed.
    of("Groups", "RETRIES", "required_if", &[("RETRIES", "")]),
    of("Groups", "REASON", "required_if", &[("REASON", "")]),
    of("Groups", "HELO", "required_if", &[("PORT", "+025"), ("HELO", "")]),
];

/// The difference that a problem is.
pub(crate) fn find(case: &str, variable: &str, code: &str) -> Option<usize> {
    ALL.iter().position(|difference| {
        difference.case == case
            && (difference.variable == variable || difference.variable == "*")
            && difference.code == code
    })
}
