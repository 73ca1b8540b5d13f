//! The library's own value types under serde: what is written is read back.

use factor3::{BindAddr, ByteSize};

#[test]
fn a_size_is_written_as_text_and_read_from_text_or_a_number_of_bytes() {
    for (size, json) in [
        (ByteSize::new(0), "\"0\""),
        (ByteSize::new(512), "\"512\""),
        (ByteSize::mib(64), "\"64MiB\""),
        (ByteSize::new(10_000_000), "\"10MB\""),
        (ByteSize::MAX, "\"18446744073709551615\""),
    ] {
        assert_eq!(serde_json::to_string(&size).unwrap(), json);
        assert_eq!(serde_json::from_str::<ByteSize>(json).unwrap(), size);
    }
    assert_eq!(serde_json::from_str::<ByteSize>("1024").unwrap(), ByteSize::kib(1));
}

#[test]
fn an_address_to_bind_is_written_and_read_as_text() {
    for (text, written) in [
        ("8080", "\"0.0.0.0:8080\""),
        (":80", "\"0.0.0.0:80\""),
        ("[::1]:8080", "\"[::1]:8080\""),
        ("127.0.0.1:0", "\"127.0.0.1:0\""),
    ] {
        let bind: BindAddr = text.parse().unwrap();
        assert_eq!(serde_json::to_string(&bind).unwrap(), written);
        assert_eq!(serde_json::from_str::<BindAddr>(written).unwrap(), bind);
        assert_eq!(serde_json::from_str::<BindAddr>(&format!("{text:?}")).unwrap(), bind);
    }
}

#[test]
fn what_cannot_be_read_is_an_error_without_the_text() {
    for json in ["\"hunter2\"", "\"64m\"", "\"-1\"", "\"\""] {
        let error = serde_json::from_str::<ByteSize>(json).unwrap_err().to_string();
        assert!(!error.contains("hunter2") && !error.contains("64m"), "{error}");
    }
    for json in ["\"hunter2:80\"", "\"localhost\"", "\"70000\""] {
        let error = serde_json::from_str::<BindAddr>(json).unwrap_err().to_string();
        assert!(!error.contains("hunter2") && !error.contains("70000"), "{error}");
    }
    assert!(serde_json::from_str::<BindAddr>("8080").is_err());
}
