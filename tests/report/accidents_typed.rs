//! Accidents in numbers, durations, sizes, addresses and bytes: what the report says, and that the fixed value loads.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use factor3::resource::Redis;
use factor3::{Base64, BindAddr, ByteSize, Config, Env, FromEnvStr};

use crate::accidents::Level;

/// The texts of the only problem of one value; or `None` if it loads without a warning.
fn told_of<T: FromEnvStr>(text: &str) -> Option<String> {
    #[derive(Debug, Config)]
    #[allow(dead_code, reason = "what counts is what is said of it")]
    struct One<T: FromEnvStr> {
        value: T,
    }
    told(One::<T>::load(&Env::from_vars([("VALUE", text)])))
}

/// The same for a list.
fn told_of_list<T: FromEnvStr>(text: &str) -> Option<String> {
    #[derive(Debug, Config)]
    #[allow(dead_code, reason = "what counts is what is said of it")]
    struct Some<T: FromEnvStr> {
        value: Vec<T>,
        #[config(separator = ";", default = "")]
        other: Vec<T>,
    }
    told(Some::<T>::load(&Env::from_vars([("VALUE", text)])))
}

fn told<T>(loaded: Result<factor3::Loaded<T>, factor3::Error>) -> Option<String> {
    match loaded {
        Ok(loaded) => {
            assert!(loaded.summary.warnings().is_empty(), "{}", loaded.summary);
            None
        }
        Err(error) => {
            let [problem] = error.problems() else { panic!("{error}") };
            Some(format!("{problem}; {}", problem.hint().unwrap_or_default()))
        }
    }
}

/// Checks that each refused value is told with these words, and that the value with the fix applied loads.
fn tells(told_of: fn(&str) -> Option<String>, words: &str, cases: &[(&str, &str)]) {
    for (bad, fixed) in cases {
        let told = told_of(bad).unwrap_or_else(|| panic!("{bad} loads"));
        assert!(told.contains(words), "{bad}: {told}");
        assert!(bad.len() < 3 || !told.contains(bad), "{told}");
        assert_eq!(told_of(fixed), None, "{fixed}");
    }
}

/// Checks that no refused value is told with these words.
fn never_tells(told_of: fn(&str) -> Option<String>, words: &str, cases: &[&str]) {
    for bad in cases {
        let told = told_of(bad).unwrap_or_else(|| panic!("{bad} loads"));
        assert!(!told.contains(words), "{bad}: {told}");
    }
}

#[test]
fn a_comma_that_groups_digits_is_not_called_a_decimal_comma() {
    tells(
        told_of::<f64>,
        "it has a comma: write only the digits, or a dot if it is a decimal comma",
        &[("1,000", "1000"), ("10,000", "10.000"), ("-250,125", "-250125")],
    );
    tells(
        told_of::<f64>,
        "it has a comma: the decimal point is a dot",
        &[("0,5", "0.5"), ("1,25", "1.25"), ("0,125", "0.125"), ("1,5e3", "1.5e3"), (",5", ".5")],
    );
    tells(
        told_of::<f64>,
        "it has separators that group its digits: write only the digits, and a dot as the decimal point",
        &[
            ("1,000,000", "1000000"),
            ("1.000.000", "1000000"),
            ("1,000.50", "1000.50"),
            ("1.000,50", "1000.50"),
            ("1_000.5", "1000.5"),
            ("12 000", "12000"),
        ],
    );
}

#[test]
fn a_float_is_never_said_not_to_be_whole() {
    tells(
        told_of::<f64>,
        "more than one decimal point",
        &[("1.5.2", "1.5"), ("10.0.0.1", "10.0"), ("1..5", "1.5")],
    );
    tells(
        told_of::<f64>,
        "it has a character that does not belong to a number",
        &[("0.5f", "0.5"), ("50%", "50"), ("5ms", "5"), ("1,5.2", "1.5")],
    );
}

#[test]
fn a_separator_between_digits_has_a_digit_on_both_sides() {
    tells(
        told_of::<i64>,
        "it has a separator between its digits: remove each separator",
        &[("1,000", "1000"), ("1_0", "10"), ("1'000", "1000"), ("-1 000", "-1000"), ("1.000.000", "1000000")],
    );
    never_tells(
        told_of::<u16>,
        "separator between",
        &["'8080'", "8080 # web", "${{ secrets.PORT }}", "8080,", "60 * 60", "8080 tcp", "_8080"],
    );
    tells(
        told_of::<u16>,
        "write one whole number",
        &[("8080, 8081", "8080"), ("8080;8081", "8081"), ("1,5", "1")],
    );
}

#[test]
fn a_calculation_is_told_with_its_fix() {
    let words = "it is a calculation: write its result";
    tells(told_of::<i64>, words, &[("60 * 60", "3600"), ("60*60*24", "86400"), ("-2*3", "-6")]);
    tells(told_of::<f64>, words, &[("60 * 60", "3600")]);
}

#[test]
fn a_blank_between_the_numbers_of_a_list_is_told_with_its_fix() {
    tells(
        told_of_list::<u16>,
        "it has a blank between its digits: write a comma between two numbers, or remove a blank in one number",
        &[("80 443", "80,443"), ("8080 8081", "8080, 8081"), ("80, 10 000", "80, 10000")],
    );
}

#[test]
fn a_comma_or_a_semicolon_at_the_end_is_told_with_its_fix() {
    let words = "it ends in a comma or a semicolon: remove it";
    tells(told_of::<u16>, words, &[("8080,", "8080"), ("8080;", "8080"), ("+80,", "+80")]);
    tells(told_of::<f64>, words, &[("0.5,", "0.5"), ("1e3;", "1e3"), ("5,", "5")]);
    tells(told_of::<Duration>, words, &[("30s,", "30s"), ("1h30m;", "1h30m"), ("5ms,", "5ms")]);
    tells(told_of::<ByteSize>, words, &[("10MB,", "10MB"), ("512;", "512"), ("1Ki,", "1Ki")]);
    // Without it, they would be refused, too.
    never_tells(told_of::<Duration>, words, &["30,", "5min,", ","]);
}

#[test]
fn the_unit_of_a_quantity_is_looked_at_before_the_blank() {
    tells(
        told_of::<Duration>,
        "it has an unknown unit: write ms, s, m, h or d directly after the number",
        &[("15 minutes", "15m"), ("30 seconds", "30s"), ("5 min", "5m"), ("5min", "5m"), ("2 H", "2h")],
    );
    tells(
        told_of::<ByteSize>,
        "it has an unknown unit: directly after the number, write B, kB, MB, GB or TB",
        &[("512 bytes", "512B"), ("10 mb", "10M"), ("10 megabytes", "10M"), ("1 GIB", "1Gi")],
    );
    tells(told_of::<Duration>, "remove the blank", &[("30 s", "30s"), ("5 ms", "5ms"), ("1h 30m", "1h30m")]);
    tells(told_of::<ByteSize>, "remove the blank", &[("64 MiB", "64MiB"), ("1 k", "1k"), ("5  B", "5B")]);
}

#[test]
fn a_comma_in_a_quantity_is_not_always_a_fraction() {
    tells(
        told_of::<ByteSize>,
        "it has a separator between its digits: remove each separator",
        &[
            ("1,048,576", "1048576"),
            ("1,000,000kB", "1000000kB"),
            ("1.048.576", "1048576"),
            ("1 024", "1024"),
        ],
    );
    let words = "it has a comma between its digits: remove it, or write a whole number of a smaller unit";
    tells(told_of::<ByteSize>, words, &[("1,024MiB", "1024MiB"), ("1,500", "1500")]);
    tells(told_of::<Duration>, words, &[("1,500ms", "1500ms")]);
    tells(
        told_of::<Duration>,
        "it has a fraction",
        &[("1.5h", "90m"), ("1,5h", "90m"), ("1.500s", "1500ms")],
    );
}

#[test]
fn what_is_after_the_padding_of_base64_is_told_with_its_fix() {
    tells(
        told_of::<Base64>,
        "it has something after its padding: remove what is after the last =",
        &[
            ("aGVsbG8=%", "aGVsbG8="),
            ("aGVsbG8=\\n", "aGVsbG8="),
            ("aGVsbA==\\r\\n", "aGVsbA=="),
            ("aGVsbG8=,", "aGVsbG8="),
            ("aGVsbG8=;", "aGVsbG8="),
            ("aGVsbG8=\"", "aGVsbG8="),
        ],
    );
    never_tells(told_of::<Base64>, "a name", &["aGVsbG8=%", "aGVsbG8=\\n", "aGVsbG8=;", "aGVsbA==,"]);
    tells(
        told_of::<Base64>,
        "remove the name and the sign after it",
        &[("KEY=aGVsbG8=", "aGVsbG8="), ("export KEY=aGVsbG8=", "aGVsbG8="), ("KEY=aGVs", "aGVs")],
    );
    never_tells(told_of::<Base64<4>>, "after its padding", &["aGVsbG8=%", "=%", "KEY=aGV%"]);
}

#[test]
fn the_prefix_of_base64_is_told_with_its_fix() {
    tells(
        told_of::<Base64<4>>,
        "it starts with the word base64 and a colon: remove both",
        &[("base64:3q2+7w==", "3q2+7w=="), ("base64:3q2-7w", "3q2-7w"), ("base64:AAAAAA==", "AAAAAA==")],
    );
    never_tells(told_of::<Base64<4>>, "the word base64", &["base64:aGVsbG8=", "base64:", "base64:?"]);
}

#[test]
fn what_is_no_address_is_told_with_its_fix() {
    tells(
        told_of::<IpAddr>,
        "it is a network: write one address",
        &[("10.0.0.0/8", "10.0.0.0"), ("::1/128", "::1"), ("192.168.1.7/24", "192.168.1.7")],
    );
    tells(told_of::<IpAddr>, "it has a * in place of an IP address", &[("*", "0.0.0.0")]);
    tells(
        told_of::<SocketAddr>,
        "it has a * in place of an IP address",
        &[("*:8080", "0.0.0.0:8080"), ("*:80", "127.0.0.1:80")],
    );
    tells(
        told_of::<SocketAddr>,
        "it needs an IP address before its port",
        &[(":8080", "0.0.0.0:8080"), (":80", "127.0.0.1:80")],
    );
    let words = "it is a Unix socket: write an IP address instead";
    tells(
        told_of::<BindAddr>,
        words,
        &[("unix:/run/app.sock", "127.0.0.1:80"), ("/run/app.sock", ":80"), ("unix:app.sock", "80")],
    );
}

#[test]
fn an_address_to_bind_as_other_tools_write_it_is_told_with_its_fix() {
    tells(
        told_of::<BindAddr>,
        "it needs brackets around the IPv6 address before its port, as in [::]:8080",
        &[
            (":::8080", "[::]:8080"),
            ("::ffff:0.0.0.0:8080", "[::ffff:0.0.0.0]:8080"),
            ("2001:db8:0:0:0:0:0:1:80", "[2001:db8:0:0:0:0:0:1]:80"),
        ],
    );
    tells(
        told_of::<BindAddr>,
        "it has a / after its port: remove the / and everything after it",
        &[
            ("0.0.0.0:8080/tcp", "0.0.0.0:8080"),
            ("8080/tcp", "8080"),
            ("[::]:53/udp", "[::]:53"),
            (":8080/", ":8080"),
        ],
    );
    tells(
        told_of::<BindAddr>,
        "it is a published port, as Compose writes it: write the address and the port in the container",
        &[
            ("127.0.0.1:8080:80", "0.0.0.0:80"),
            ("8080:80", "80"),
            ("[::1]:8080:80", "[::]:80"),
            ("8080:80/tcp", "80"),
        ],
    );
    tells(
        told_of::<BindAddr>,
        "it needs a port",
        &[
            ("0.0.0.0", "0.0.0.0:80"),
            ("0.0.0.0:", "0.0.0.0:80"),
            ("[2001:db8::1]", "[2001:db8::1]:80"),
            ("[::]:", "[::]:80"),
        ],
    );
    tells(
        told_of::<BindAddr>,
        "it needs an IP address before its port: write 0.0.0.0 for all interfaces",
        &[("0:8080", "0.0.0.0:8080")],
    );
    tells(
        told_of::<BindAddr>,
        "it has a blank in it: write a colon between the address and the port, and no blank",
        &[("0.0.0.0 8080", "0.0.0.0:8080"), ("[::] 80", "[::]:80"), ("127.0.0.1: 80", "127.0.0.1:80")],
    );
    tells(
        told_of::<BindAddr>,
        "the port must be from 0 to 65535",
        &[("0.0.0.0:65536", "0.0.0.0:65535"), ("[::]:80800", "[::]:8080"), ("0.0.0.0:http", "0.0.0.0:80")],
    );
    tells(
        told_of::<BindAddr>,
        "it ends in a comma or a semicolon: remove it",
        &[("0.0.0.0:80;", "0.0.0.0:80"), ("8080,", "8080"), ("[::]:80,", "[::]:80")],
    );
    let url = "it is a URL, not an address; set the part of it that belongs here";
    tells(told_of::<BindAddr>, url, &[("http://0.0.0.0:80", "0.0.0.0:80"), ("tcp://[::]:80", "[::]:80")]);
    // The same with an address of std, where a port alone is refused.
    tells(told_of::<SocketAddr>, "it needs an IP address before its port", &[("8080", "0.0.0.0:8080")]);
    tells(told_of::<SocketAddr>, "it has a / after its port", &[("127.0.0.1:53/udp", "127.0.0.1:53")]);
    tells(
        told_of::<SocketAddr>,
        "it needs an IP address, not a host name",
        &[("localhost:80", "127.0.0.1:80")],
    );
    // Neither a place nor a port.
    never_tells(
        told_of::<BindAddr>,
        "blank in it: write a colon",
        &["80 443", "8080 # web", "listen 8080", "8080 "],
    );
    never_tells(told_of::<BindAddr>, "brackets around the IPv6 address before", &["fe80::1:2/64", ":::x"]);
    never_tells(
        told_of::<BindAddr>,
        "the port must be",
        &["0.0.0.0:$PORT", "0.0.0.0:80-90", "0.0.0.0:{port}"],
    );
    never_tells(told_of::<BindAddr>, "published", &["1:2:3:4", "localhost:8080:80", "+1:80"]);
}

#[test]
fn a_malformed_ipv4_address_is_told() {
    let words = "its IPv4 address is not four numbers from 0 to 255, without leading zeros";
    tells(
        told_of::<SocketAddr>,
        words,
        &[("127.1:80", "127.0.0.1:80"), ("256.0.0.1:80", "25.0.0.1:80"), ("127.0.0.01:80", "127.0.0.1:80")],
    );
    tells(
        told_of::<IpAddr>,
        words,
        &[("10.0.0", "10.0.0.0"), ("1.2.3.4.5", "1.2.3.4"), ("10.0.0.", "10.0.0.0")],
    );
    never_tells(told_of::<IpAddr>, words, &["10", "0.0.0.0:99999", "10.0.0.0/33", "2001:db8::1::2", "v1.2"]);
}

#[test]
fn a_line_break_that_is_written_as_two_characters_is_told_with_its_fix() {
    let words = "it ends in a backslash and an n, which do not break the line here: remove them";
    tells(told_of::<u16>, words, &[("8080\\n", "8080"), ("8080\\r\\n", "8080")]);
    tells(told_of::<Duration>, words, &[("30s\\n", "30s")]);
    tells(told_of::<Level>, words, &[("info\\n", "info")]);
    let words = "it ends in the two characters \\n, which stand for a line break: remove them";
    tells(told_of::<Redis>, words, &[("redis://:hunter2@cache\\n", "redis://:hunter2@cache")]);
}

#[test]
fn a_word_in_brackets_is_not_called_json() {
    never_tells(told_of::<Level>, "JSON", &["[info]", "{level}", "[debug, info]", "{info}"]);
    tells(
        told_of::<Level>,
        "it is a JSON value",
        &[("[\"info\"]", "info"), ("{\"level\":\"info\"}", "info")],
    );
    tells(told_of::<u16>, "it is a JSON value", &[("[80]", "80"), ("{'port': 80}", "80"), ("[ 80 ]", "80")]);
}
