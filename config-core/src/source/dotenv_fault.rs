use thiserror::Error;

/// What is wrong with a `.env` file or a line of it, and the fix. It contains no part of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[cfg_attr(
    not(feature = "dotenv"),
    expect(
        dead_code,
        reason = "only the reader of `.env` files makes a fault; the report names all of them"
    )
)]
pub(crate) enum DotenvFault {
    #[error("it cannot be read: give read permission to the user that the application runs as")]
    Unreadable,
    #[error("it is not a regular file: name a file with a line NAME=value for each variable")]
    NotAFile,
    #[error("it is larger than 1 MiB: name a file with a line NAME=value for each variable")]
    TooLarge,
    #[error(
        "it is longer than its size says: start again if the file was just written, otherwise name a file on a disk"
    )]
    Grew,
    #[error("it is not valid UTF-8: save the file as UTF-8")]
    NotUtf8,
    #[error("the line has no =: write NAME=value, or put # before a comment")]
    NoEquals,
    #[error("there is no valid name before the =: use letters, digits and _, and do not start with a digit")]
    Name,
    #[error("a $ outside single quotes is not expanded: put the value in single quotes")]
    Dollar,
    #[error(
        "the quote that opens on this line is not closed: close it; a quote after a backslash does not close it"
    )]
    Open,
    #[error(
        "the quote that opens on this line is closed in the middle of a later line: \
         close it on this line, or at the end of that line"
    )]
    OpenLater,
    #[error("there is text after the closing quote: write \\' or \\\" for a quote inside the value")]
    AfterQuote,
    #[error(
        "a \\ in double quotes may come only before n, r, t, \\, \" or $: \
         write \\\\, or put the value in single quotes"
    )]
    Escape,
    #[error("the value starts with a #: move the comment to a line of its own, or put the value in quotes")]
    Comment,
    #[error("the whitespace before a # is not a space: put a space before the #, or put the value in quotes")]
    Tab,
    #[error("there is a carriage return inside the line: end each line with LF or CRLF")]
    Return,
    #[error("the value contains a NUL, which no variable can hold: remove the NUL")]
    Nul,
}
