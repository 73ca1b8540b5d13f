//! Variables and expressions that nothing expanded.

use super::pattern::is_any;
use super::random::is_of_words;
use crate::strings;

/// Whether the text is one `${NAME}`, `${{ NAME }}` or `$(command)`, or a word that begins with `${NAME}`, `$(NAME)`,
/// `$NAME` or `%NAME%`.
// Such words are used in Kubernetes manifests. A name in lower case more often belongs to a template.
pub(super) fn is_unexpanded(text: &str) -> bool {
    is_any("${B*CU*B*}\n${{P*}}\n$(LA*)\n$(<A*)\n$(/A*)\n$CUU*\n%CUU*%", text)
        || is_any(OTHER_FORMS, text)
        || is_any("S*", text) && (is_any(BEGINNINGS, text) || is_any(BARE_BEGINNINGS, text))
        || is_code(text)
}

/// Whether the text is an expression of a language or of a tool's template, which nothing evaluated.
pub(super) fn is_code(text: &str) -> bool {
    is_any(CODE, text)
}

/// Expressions of JavaScript, PHP, Prisma, Python, Ruby, Java, Terraform and CloudFormation.
pub(super) const CODE: &str = "\
process.env.LN*
process.env[A*]
import.meta.env.LN*
env(LN*)
env('LN*')
env(\"LN*\")
getenv(A*)
os.getenv(A*)
os.environ[A*]
os.environ.get(A*)
env['LN*']
env[\"LN*\"]
env.fetch(A*)
system.getenv(A*)
deno.env.get(A*)
var.LN*_N*
data.aws_N*.LN*.LN*
data.azurerm_N*.LN*.LN*
data.google_N*.LN*.LN*
data.terraform_N*.LN*.LN*
data.vault_N*.LN*.LN*
!ref LN*
!getatt LN*.LP*";

/// Whether a secret is such an expression. As text, these may be names.
fn is_code_of_secret(text: &str) -> bool {
    is_code(text) || is_any("var.LN*\n!sub A*", text)
}

/// Whole texts that only a deployment tool expands: Azure DevOps, Symfony, Concourse, and variables that were escaped.
const OTHER_FORMS: &str = "\
#{LA*}#
__CUU*__
%env(LA*)%
$env:LN*
${token[A*]}
${env:LA*}
((LP*))
$${CU*}
\\${CU*}
\\$CUU*";

/// Words that begin with a variable in braces or parentheses.
const BEGINNINGS: &str = "\
${CU*}A*
${CU*:A*}A*
${CU*-A*}A*
${CU*?A*}A*
${N*.P*}A*
#{CUUU*}A*
$(CU*)A*";

/// Words that begin with a variable of a shell, or of Windows.
const BARE_BEGINNINGS: &str = "\
$CUU*/A*
$CUU*:A*
$CUU*.A*
$env:LN*/A*
$env:LN*\\A*
$env:LN*:A*
%CUU*%\\A*
%CUU*%/A*
%CUU*%:A*";

/// Whether a secret, or one part of a URL, is a variable that nothing expanded: `$DB_PASSWORD`, `{{ name }}`.
// A password may begin with a `$`, so the variable is the whole text here.
pub(super) fn is_unexpanded_secret(text: &str) -> bool {
    is_whole_variable(text) || is_any("S*", text) && is_any(BEGINNINGS, text)
}

/// Whether the whole text is one variable.
pub(super) fn is_whole_variable(text: &str) -> bool {
    is_any("$CUUU*\n%CUUU*%", text) && is_of_words(text.as_bytes())
        || is_any("{{O*}}\n${B*CU*B*}\n${{P*}}\n$(LA*)\n$(<A*)\n$(/A*)\n<%A*%>\n#{LP*}\n$env", text)
        || is_any(OTHER_FORMS, text)
        || is_command_in_backquotes(text)
        || is_code_of_secret(text)
}

/// Whether the text begins with a command in the backquotes of a shell, which nothing ran. Markdown has such text, too.
pub(super) fn is_command_in_backquotes(text: &str) -> bool {
    is_any("`LV*BA*`A*\n`pwd`A*\n`hostname`A*\n`whoami`A*", text)
}

/// Whether a directory of the path is a variable that nothing expanded: `/srv/$NAME/data`, `{{ root }}/data`.
pub(super) fn has_unexpanded_directory(text: &str) -> bool {
    // No file system takes a longer path (PATH_MAX of Linux).
    text.len() <= 4096 && (text.split('/').any(is_unexpanded_secret) || is_command_in_backquotes(text))
}

/// Whether the text contains an unexpanded variable anywhere, for values that are never templates.
pub(super) fn has_unexpanded(text: &str) -> bool {
    has_unexpanded_in_url(text)
        || is_any("A*${A*\nA*$(A*\n$LA*\n%LNN*%A*\nA*:$LA*\nA*:%LNN*%\nA*{{A*}}A*", text)
}

/// Whether a refused URL contains a variable that nothing expanded, at a place that only a reader of URLs finds.
pub(super) fn has_unexpanded_in_url(text: &str) -> bool {
    let may_be = strings::any(text, |byte| matches!(byte, b'#' | b'$' | b'`'));
    may_be
        && is_any(
            "A*#{LP*}A*\nA*`LV*BA*`A*\nA*`pwd`A*\nA*`hostname`A*\nA*`whoami`A*\nA*$(LV*BA*)A*\nA*$env:LN*A*",
            text,
        )
}
