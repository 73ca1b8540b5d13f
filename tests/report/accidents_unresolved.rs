//! Accidents in accepted values that a tool, a shell or a program should have replaced: variables, commands, expressions and
//! references.

use crate::accidents::warns;
use crate::accidents_copied::{accepts, told};

#[test]
fn a_variable_of_a_deployment_tool_is_seen() {
    for (bad, form) in [
        ("#{DB_PASSWORD}#", "a variable such as #{NAME}"),
        ("#{DB_PASSWORD}", "a variable such as #{NAME}"),
        ("__DB_PASSWORD__", "a variable such as __NAME__"),
        ("$${DB_PASSWORD}", "a variable such as ${NAME}"),
        ("\\${DB_PASSWORD}", "a variable such as ${NAME}"),
        ("\\$DB_PASSWORD", "a variable such as $NAME"),
        ("${env:DB_PASSWORD}", "a variable such as ${NAME}"),
        ("((db-password))", "a variable such as ((name))"),
        ("%env(DB_PASSWORD)%", "a variable such as %env(NAME)%"),
    ] {
        for name in ["TEXT", "API_KEY"] {
            warns("unexpanded", &[(name, bad, "hunter2")]);
            assert_eq!(
                told(name, bad),
                format!("{name} has {form} in it that nothing expanded: set the value itself")
            );
        }
        warns("unexpanded", &[("TOKENS", &format!("hunter2,{bad}"), "hunter2,hunter3")]);
    }
    for bad in ["<%= db_password %>", "<%=x%>", "<% x %>", "#{Octopus.Environment.Name}", "#{db-password}"] {
        warns("unexpanded", &[("API_KEY", bad, "hunter2")]);
    }
    // An application may want a template as text.
    accepts(&[
        ("TEXT", "<%= name %>"),
        ("TEXT", "__init__"),
        ("TEXT", "#{name}"),
        ("TEXT", "((a|b))"),
        ("API_KEY", "__hunter2__"),
        ("API_KEY", "#{hunter2"),
        ("API_KEY", "#{h$nter2}"),
        ("DATABASE_URL", "postgres://app:%23%7Bhunter2%7Dx@db/app"),
        ("API_KEY", "((hunter2"),
        ("API_KEY", "\\$a2b$hunter2"),
    ]);
}

#[test]
fn a_variable_of_octopus_is_seen_in_every_kind_and_after_it_was_encoded() {
    warns(
        "unexpanded",
        &[
            ("TEXT", "#{DB_HOST}:5432", "db:5432"),
            ("DIR", "/srv/#{Tenant.Name}/data", "/srv/a/data"),
            ("TOKENS", "hunter2,#{Token}", "hunter2,hunter3"),
            ("DATABASE_URL", "postgres://app:%23%7Bdb_password%7D@db/app", "postgres://app:hunter2@db/app"),
            ("REDIS_URL", "redis://:%23%7BRedis.Password%7D@cache", "redis://:hunter2@cache"),
        ],
    );
}

#[test]
fn a_command_in_backquotes_that_nothing_ran_is_seen() {
    warns(
        "unexpanded",
        &[
            ("API_KEY", "`cat /run/secrets/key`", "hunter2"),
            ("TOKENS", "hunter2,`op read key`", "hunter2,hunter3"),
            ("DIR", "`pwd`/data", "/srv/data"),
            ("DIR", "/srv/`hostname`/data", "/srv/a/data"),
            ("DIR", "`cat /srv/root`/data", "/srv/data"),
            ("DATABASE_URL", "postgres://app:%60cat%20%2Fx%60@db/app", "postgres://app:hunter2@db/app"),
        ],
    );
    assert_eq!(
        told("DIR", "`pwd`/data"),
        "DIR has a command in backquotes in it that nothing ran: set the value itself"
    );
    accepts(&[
        ("TEXT", "`npm install` runs it"),
        ("API_KEY", "`hunter2 hunter3"),
        ("API_KEY", "`h-.nt/r2`ab"),
        ("DIR", "/srv/`a`/data"),
    ]);
}

#[test]
fn an_expression_of_another_language_is_seen() {
    for bad in [
        "process.env.DB_PASSWORD",
        "process.env[\"DB_PASSWORD\"]",
        "import.meta.env.VITE_KEY",
        "env(DB_PASSWORD)",
        "env(\"DB_PASSWORD\")",
        "env('DB_PASSWORD')",
        "os.environ[\"DB_PASSWORD\"]",
        "os.getenv('DB_PASSWORD')",
        "ENV[\"DB_PASSWORD\"]",
        "ENV.fetch('DB_PASSWORD')",
        "System.getenv(\"DB_PASSWORD\")",
        "var.db_password",
        "data.aws_secretsmanager_secret_version.db.secret_string",
        "!Ref DbPassword",
        "!GetAtt Db.Endpoint.Address",
    ] {
        for name in ["TEXT", "API_KEY", "BOXED_KEY"] {
            warns("unexpanded", &[(name, bad, "hunter2")]);
            assert_eq!(
                told(name, bad),
                format!(
                    "{name} is an expression of code, such as process.env.NAME, that nothing evaluated: set the value itself"
                )
            );
        }
        warns("unexpanded", &[("TOKENS", &format!("hunter2,{bad}"), "hunter2,hunter3")]);
    }
    warns(
        "unexpanded",
        &[
            ("API_KEY", "var.password", "hunter2"),
            ("API_KEY", "!Sub ${Password}", "hunter2"),
            ("TEXT", "${Token[TOKEN.123]}", "a"),
            ("API_KEY", "${Token[Db.Password.7]}", "hunter2"),
            (
                "DATABASE_URL",
                "postgres://app:process.env.DB_PASSWORD@db/app",
                "postgres://app:hunter2@db/app",
            ),
            ("DATABASE_URL", "postgres://app:var.db_password@db/app", "postgres://app:hunter2@db/app"),
        ],
    );
    accepts(&[
        ("TEXT", "process.env"),
        ("TEXT", "var.log"),
        ("TEXT", "env (test)"),
        ("TEXT", "env(a|b)"),
        ("TEXT", "data.csv"),
        ("TEXT", "data.v1.example.com"),
        ("TEXT", "!sub to us"),
        ("API_KEY", "variable.x"),
        ("API_KEY", "environment"),
    ]);
}

#[test]
fn a_variable_of_powershell_is_seen() {
    for (name, bad, fixed) in [
        ("TEXT", "$env:DB_HOST", "db"),
        ("API_KEY", "$Env:ApiKey", "hunter2"),
        ("DIR", "$env:APPDATA\\shop", "C:\\shop"),
        ("DIR", "$env:HOME/data", "/home/app/data"),
        ("DIR", "/srv/$env:TENANT/data", "/srv/a/data"),
        ("TOKENS", "hunter2,$env:TOKEN", "hunter2,hunter3"),
        ("DATABASE_URL", "postgres://$env:DB_USER@db/app", "postgres://app@db/app"),
        ("DATABASE_URL", "postgres://app:$env:DB_PASSWORD@db/app", "postgres://app:hunter2@db/app"),
        ("REDIS_URL", "redis://:%24env%3AREDIS_PW@cache", "redis://:hunter2@cache"),
    ] {
        warns("unexpanded", &[(name, bad, fixed)]);
    }
    assert!(told("TEXT", "$env:DB_HOST").contains("a variable such as $env:NAME"));
    accepts(&[("API_KEY", "$envhunter2"), ("API_KEY", "$env:hunter-2?")]);
}

#[test]
fn what_a_promise_or_an_output_prints_is_seen() {
    let pulumi = "Calling [toString] on an [Output<T>] is not supported.\n\nTo get the value of an Output<T> as an \
                  Output<string> consider either:\n1: o.apply(v => `prefix${v}suffix`)";
    warns(
        "nothing",
        &[
            ("API_KEY", pulumi, "hunter2"),
            ("TEXT", "Calling [toJSON] on an [Output<T>] is not supported.", "a"),
            ("API_KEY", "[object Promise]", "hunter2"),
            ("TEXT", "[object Undefined]", "a"),
            ("DATABASE_URL", "postgres://app:%5Bobject%20Promise%5D@db/app", "postgres://app:hunter2@db/app"),
        ],
    );
    accepts(&[("TEXT", "Calling [you]"), ("API_KEY", "callinghunter2"), ("TEXT", "[objects]")]);
}

#[test]
fn a_reference_that_nothing_resolved_is_seen_in_a_secret_and_in_a_url() {
    warns(
        "reference",
        &[
            ("API_KEY", "https://shop.vault.azure.net/secrets/x/abc", "hunter2"),
            ("API_KEY", "https://shop.vault.azure.cn/secrets/x", "hunter2"),
            ("TOKENS", "hunter2,https://shop.vault.azure.net/secrets/x", "hunter2,hunter3"),
            ("API_KEY", "keyvaultref:https://shop.vault.azure.net/secrets/x", "hunter2"),
            ("KEYS", "a=projects/123/secrets/key/versions/latest", "a=hunter2"),
            ("BOXED_KEY", "ssm:/app/key", "hunter2"),
            ("DATABASE_URL", "postgres://app:secretref:pw@db/app", "postgres://app:hunter2@db/app"),
            (
                "DATABASE_URL",
                "postgres://app:op%3A%2F%2Fvault%2Fdb%2Fpw@db/app",
                "postgres://app:hunter2@db/app",
            ),
        ],
    );
    accepts(&[
        ("TEXT", "https://shop.vault.azure.net/secrets/x/abc"),
        ("API_KEY", "https://hooks.test/secrets/hunter2"),
        ("TEXT", "projects/123/secrets/key"),
        ("API_KEY", "projects-hunter2"),
    ]);
}
