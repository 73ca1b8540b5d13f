use thiserror::Error;

/// Why a value is not of its kind. It holds no part of the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[cfg_attr(
    not(feature = "url"),
    expect(dead_code, reason = "only URLs make some of them; one table holds all sentences")
)]
pub(crate) enum Mismatch {
    // Whitespace and invisible characters around the value.
    #[error("it is empty")]
    Empty,
    #[error("it contains only blanks")]
    BlanksOnly,
    #[error("it ends in a line break")]
    LineBreak,
    #[error("it ends in a carriage return")]
    CarriageReturn,
    #[error("it has a tab at the end")]
    TabAtEnd,
    #[error("it has a blank at the end")]
    BlankAtEnd,
    #[error("it has an invisible character at the end")]
    InvisibleAtEnd,
    #[error("it starts with a line break")]
    LineBreakAtStart,
    #[error("it has a tab at the start")]
    TabAtStart,
    #[error("it has a blank at the start")]
    BlankAtStart,
    #[error("it has an invisible character at the start")]
    InvisibleAtStart,
    // Numbers and characters.
    #[error("it is too large")]
    TooLarge,
    #[error("it is too small")]
    TooSmall,
    #[error("it is negative")]
    Negative,
    #[error("it is 0")]
    Zero,
    #[error("it is not a number")]
    NotANumber,
    #[error("it is not finite")]
    NotFinite,
    #[error("it has a comma: the decimal point is a dot")]
    DecimalComma,
    #[error("it has a comma: write only the digits, or a dot if it is a decimal comma")]
    CommaOrGroup,
    #[error("it has separators that group its digits: write only the digits, and a dot as the decimal point")]
    GroupedDigits,
    #[error("it has more than one decimal point: write only one")]
    SeveralPoints,
    #[error("it has a character that does not belong to a number")]
    NotOfANumber,
    #[error("it has no digits")]
    NoDigits,
    #[error("it is not a decimal number")]
    NotDecimal,
    #[error("it starts with a letter")]
    Letter,
    #[error("it has a character that is not ASCII")]
    NotAscii,
    #[error("it has a separator between its digits: remove each separator")]
    DigitSeparator,
    #[error("it ends in a comma or a semicolon: remove it")]
    SeparatorAtEnd,
    #[error("it has a separator between its digits: write one whole number")]
    SeveralNumbers,
    #[error(
        "it has a blank between its digits: write a comma between two numbers, or remove a blank in one number"
    )]
    BlankInList,
    #[error(
        "it has a blank between its digits: write the separator between two numbers, or remove a blank in one number"
    )]
    BlankInListOther,
    #[error("it has another separator than the list: write the list's separator between two numbers")]
    OtherSeparator,
    #[error(
        "it has a blank between its parts: write the list's separator between two items, or remove a blank in one item"
    )]
    BlankInListOfQuantities,
    #[error("it is a calculation: write its result")]
    Calculation,
    #[error("it is not a whole number")]
    NotWhole,
    #[error("it has a character that is not a digit")]
    NotADigit,
    #[error(
        "it is in scientific notation, as Helm writes large numbers: write all its digits, and quote it in the chart"
    )]
    Scientific,
    #[error(
        "it is in scientific notation, as Helm writes large numbers: write all its digits with a unit, and quote it in \
         the chart"
    )]
    ScientificDuration,
    #[error("it is an address: write the number after the last colon")]
    AddressForNumber,
    #[error("it is a port with its protocol: write the number before the /")]
    PortWithProtocol,
    #[error("it is an address with a protocol: write the number between the last colon and the /")]
    AddressWithProtocol,
    #[error("it is more than one character (Unicode scalar value)")]
    SeveralCharacters,
    // Labels.
    #[error("it has a control character in it")]
    ControlCharacter,
    // Durations and sizes.
    #[error("it has a sign")]
    Sign,
    #[error("it needs a number before each unit")]
    NoNumber,
    #[error("it has a fraction: write a whole number of a smaller unit")]
    Fraction,
    #[error(
        "it has a comma between its digits: remove it, or write a whole number of a smaller unit if it is a decimal \
         comma"
    )]
    CommaInQuantity,
    #[error("it has a blank before its unit: remove the blank")]
    BlankBeforeUnit,
    #[error("it has a blank between its parts: remove the blank")]
    BlankBetween,
    #[error("it has digits after its unit")]
    DigitsAfterUnit,
    #[error("it has a character that is neither a digit nor a unit")]
    NeitherDigitNorUnit,
    #[error("it is longer than 36500d")]
    TooLong,
    #[error("it needs a unit: ms, s, m, h or d")]
    NoUnit,
    #[error("its units must go from long to short, each once")]
    UnitOrder,
    #[error("its units must be in lower case")]
    UnitCase,
    #[error("it has an unknown unit: write ms, s, m, h or d directly after the number")]
    UnknownUnit,
    #[error("it is 16EiB or more")]
    SizeTooLarge,
    #[error("a lower-case b means bits: write B, or omit it")]
    Bits,
    #[error("it has an ambiguous unit: write M or MB for 1000\u{b2} bytes, Mi or MiB for 1024\u{b2}")]
    AmbiguousMega,
    #[error("it has an ambiguous unit: write k or kB for 1000 bytes, Ki or KiB for 1024")]
    AmbiguousKilo,
    #[error("its unit must be in upper case: G or GB, Gi or GiB, T or TB, Ti or TiB")]
    SizeUnitCase,
    #[error(
        "it has an unknown unit: directly after the number, write B, kB, MB, GB or TB (powers of 1000), or KiB, \
         MiB, GiB or TiB (powers of 1024)"
    )]
    UnknownSizeUnit,
    // Addresses.
    #[error("it is an IPv4 address")]
    Ipv4,
    #[error("it is an IPv6 address")]
    Ipv6,
    #[error("it has a port")]
    HasPort,
    #[error("it has brackets")]
    HasBrackets,
    #[error("it needs a port")]
    NeedsPort,
    #[error("it needs a port, and brackets around the IPv6 address before it")]
    NeedsPortAndBrackets,
    #[error("it needs brackets around the IPv6 address before its port, as in [::]:8080")]
    NeedsBrackets,
    #[error("its IPv4 address is not four numbers from 0 to 255, without leading zeros")]
    NotIpv4,
    #[error("it is a published port, as Compose writes it: write the address and the port in the container")]
    PublishedPort,
    #[error("it has a / after its port: remove the / and everything after it")]
    AfterPort,
    #[error("it has a blank in it: write a colon between the address and the port, and no blank")]
    BlankInAddress,
    #[error("it is a URL, not an address")]
    UrlForAddress,
    #[error("it needs an IP address, not a host name")]
    HostName,
    #[error("it is a network: write one address, without the / and the number after it")]
    Network,
    #[error("it is a Unix socket: write an IP address instead")]
    UnixSocket,
    #[error(
        "it has a * in place of an IP address: write 0.0.0.0 for all interfaces, or 127.0.0.1 for this machine alone"
    )]
    Star,
    #[error(
        "it needs an IP address before its port: write 0.0.0.0 for all interfaces, or 127.0.0.1 for this machine alone"
    )]
    PortOnly,
    #[error("the port must be from 0 to 65535")]
    Port,
    // Bytes in base64 or hexadecimal.
    #[error("it decodes to another length")]
    Length,
    #[error("it decodes to another length: it looks like hexadecimal")]
    LengthOfHex,
    #[error("its padding is wrong: write all of its = characters, or none")]
    Padding,
    #[error("it mixes the standard alphabet with the URL-safe one")]
    MixedAlphabets,
    #[error("it is truncated or changed: its last character holds more bits than the last byte")]
    LastCharacter,
    #[error("it is truncated: a single character is left at the end")]
    LoneCharacter,
    #[error("it is split over several lines: join them (base64 -w0, openssl base64 -A)")]
    Base64Lines,
    #[error("it has something after its padding: remove what is after the last =")]
    AfterPadding,
    #[error("it starts with the word base64 and a colon: remove both")]
    Base64Prefix,
    #[error("it has a character outside the base64 alphabet")]
    OutsideAlphabet,
    #[error("it starts with 0x: remove the 0x")]
    HexPrefix,
    #[error("it has an odd number of digits")]
    OddDigits,
    #[error("it is split over several lines: join them")]
    HexLines,
    #[error("it has separators between its digits")]
    HexSeparators,
    #[error("it has a character that is not a hexadecimal digit")]
    NotAHexDigit,
    // Lists and maps.
    #[error("it has brackets around it: write a, b")]
    ListInBrackets,
    #[error(
        "it has brackets around it: write the items without brackets and quotes, with the separator between them"
    )]
    ListInBracketsOther,
    #[error("it is in braces, as a set of another library: write the items without braces and quotes")]
    ListInBraces,
    #[error("it is a map in braces, and a list has no keys: write the items without braces and quotes")]
    MapForList,
    #[error("it is an empty list in another notation: leave the value empty, or write an item")]
    EmptyList,
    #[error("it is a map in braces: write a=1, b=2")]
    MapInBraces,
    #[error(
        "it is a map in braces: write key=value pairs without braces and quotes, with the separator between them"
    )]
    MapInBracesOther,
    #[error("it is a list in brackets: write key=value pairs without brackets and quotes")]
    ListForMap,
    #[error("it is an empty map in another notation: leave the value empty, or write a pair")]
    EmptyMap,
    #[error("its key occurs twice")]
    KeyTwice,
    #[error("it has no = between key and value")]
    NoEquals,
    #[error("its key is empty")]
    EmptyKey,
    // The type `url::Url`.
    #[error("it has a blank or a control character in it")]
    BlankOrControl,
    #[error("it is not absolute, or not well-formed")]
    NotAbsolute,
    #[error(
        "it has userinfo, which this setting could print: remove it, or have the application read the variable \
         as an HTTP resource"
    )]
    Userinfo,
    #[error("it has no // after its scheme")]
    NoSlashes,
    #[error("it has no host")]
    NoHost,
    #[error(
        "it has an @ or an escaped : in it, which may end a user or a password: write a literal @ after the \
         host as %40"
    )]
    At,
}
