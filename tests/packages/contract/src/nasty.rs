//! Texts that one format or another takes for its own syntax.

/// Those that have broken a format.
#[must_use]
pub fn texts() -> Vec<String> {
    let mut texts: Vec<String> = [
        "plain", "it's", "\"quoted\"", "'single'", "both ' and \"", "'''", "\"\"\"", "`code` and ``more``",
        "a # b", "#", "a|b", "||", "key: value", ": ", "- item", "? key", "&anchor *alias !tag", "{a: b}",
        "[a, b]", "${X}", "${X:-y}", "$X", "$$", "$(x)", "p@$$w0rd", "%h %% %", "a\nb", "a\r\nb", "a\n\nb\n",
        "\n", "\ttab\t", " blanks around ", "\\", "a\\nb", "ends in \\", "\\${X}", "it's ${X}", "~", "null",
        "true", "no", "0123", "1e3", "2026-01-01", "<b>&amp;</b>", "</script>", "<!-- -->", "-->", "---",
        "...", "%YAML", "é ü 漢字 🦀", "\u{feff}bom", "\u{202e}turned", "\u{2028}line", "\u{85}next",
        "\u{7f}\u{1}\u{1b}[31m", "\u{fffe}", "*bold* _em_ [link](x) ![i](x)", "a = b; c", "; comment", "@",
        "`", ",", "=", "export A=b",
    ]
    .map(str::to_owned)
    .into();
    texts.push("0123456789abcdef ".repeat(640));
    texts.push("\"'$#|:\n".repeat(1500));
    texts
}

/// Numbers that look random and are the same in every run (Marsaglia, "Xorshift RNGs", 2003).
#[derive(Debug)]
pub struct Random(u64);

impl Default for Random {
    fn default() -> Self {
        Self(0x2545_f491_4f6c_dd1d)
    }
}

impl Random {
    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % bound
    }

    /// One of them.
    pub fn one_of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }
}

/// A text of up to 40 pieces, most of which are syntax somewhere.
pub fn any_text(random: &mut Random) -> String {
    const PIECES: &[&str] = &[
        "a", "B", "7", " ", "  ", "\t", "\n", "\r", "'", "\"", "`", "#", "$", "${", "}", "{", "%", "|", ":",
        ": ", "- ", "\\", "\\n", "<", ">", "&", "*", "_", "[", "]", "(", ")", "!", "@", ",", ";", "=", "/",
        "~", "?", "é", "漢", "🦀", "\u{202e}", "\u{85}", "\u{1}", "\u{fffe}", "\u{feff}", "X", "true", "0",
    ];
    (0..random.below(40)).map(|_| random.one_of(PIECES)).collect()
}
