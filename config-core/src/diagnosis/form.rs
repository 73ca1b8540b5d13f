//! The forms of a variable that nothing expanded.

use crate::strings;

/// How a variable is written that nothing expanded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `${NAME}`, of a shell, Compose and most tools.
    Braces,
    /// `$(NAME)`, of Kubernetes, and `$(command)` of a shell.
    Parentheses,
    /// `${{ name }}`, of GitHub Actions and Railway.
    Workflow,
    /// `{{ name }}`, of Helm, Ansible and Jinja.
    Template,
    /// `%NAME%`, of Windows.
    Percent,
    /// `$NAME`, of a shell.
    Dollar,
    /// `#{NAME}`, of Octopus Deploy, and `#{NAME}#`, of Azure DevOps.
    Hashes,
    /// `__NAME__`, of Azure DevOps.
    Underscores,
    /// `%env(NAME)%`, of Symfony.
    Symfony,
    /// `((name))`, of Concourse.
    Concourse,
    /// `<%= name %>`, of Ruby.
    Ruby,
    /// A command in backquotes, of a shell.
    Backquotes,
    /// `$env:NAME`, of PowerShell.
    PowerShell,
    /// An expression such as `process.env.NAME`.
    Code,
}

impl Form {
    /// The form in a text that has a variable in it.
    pub(super) fn of(text: &str) -> Self {
        let forms = [
            ("${{", Self::Workflow),
            ("{{", Self::Template),
            ("${", Self::Braces),
            ("$(", Self::Parentheses),
            ("#{", Self::Hashes),
            ("((", Self::Concourse),
            ("<%", Self::Ruby),
            ("%env(", Self::Symfony),
            ("`", Self::Backquotes),
            ("$env", Self::PowerShell),
            ("$", Self::Dollar),
            ("__", Self::Underscores),
            ("%", Self::Percent),
        ];
        let form = forms.into_iter().find(|(begin, _)| strings::contains(text, begin));
        form.map_or(Self::Code, |(_, form)| form)
    }

    /// A clause that follows the variable's name. It has no part of the value.
    pub(super) const fn what(self) -> &'static str {
        match self {
            Self::Braces => "has a variable such as ${NAME} in it that nothing expanded",
            Self::Parentheses => "has a variable such as $(NAME) in it that nothing expanded",
            Self::Workflow => "has an expression such as ${{ name }} in it that nothing expanded",
            Self::Template => "has an expression such as {{ name }} in it that nothing expanded",
            Self::Percent => "has a variable such as %NAME% in it that nothing expanded",
            Self::Dollar => "has a variable such as $NAME in it that nothing expanded",
            Self::Hashes => "has a variable such as #{NAME} in it that nothing expanded",
            Self::Underscores => "has a variable such as __NAME__ in it that nothing expanded",
            Self::Symfony => "has a variable such as %env(NAME)% in it that nothing expanded",
            Self::Concourse => "has a variable such as ((name)) in it that nothing expanded",
            Self::Backquotes => "has a command in backquotes in it that nothing ran",
            Self::PowerShell => "has a variable such as $env:NAME in it that nothing expanded",
            Self::Code => "is an expression of code, such as process.env.NAME, that nothing evaluated",
            Self::Ruby => "has an expression such as <%= name %> in it that nothing expanded",
        }
    }
}
