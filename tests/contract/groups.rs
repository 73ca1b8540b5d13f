//! Groups and flattened structs: what the files call their variables, and where the doc comment of the field is.

#![allow(dead_code, reason = "the tests look at the files")]

use factor3::contract::Contract;
use factor3::{Config, Schema, SecretString};
use serde_json::Value;

const FORMATS: &[fn(&Contract) -> String] = &[
    Contract::dotenv_example,
    Contract::markdown,
    Contract::json_schema,
    Contract::kubernetes,
    Contract::app_json,
    Contract::compose,
    Contract::systemd,
    Contract::devcontainer,
    Contract::secretspec,
    Contract::env_spec,
];

fn contract(schema: &'static Schema) -> Contract {
    Contract::new("shop").process("web", schema)
}

mod names {
    use super::*;

    #[derive(Config)]
    #[config(prefix = "SVIX_", all_or_none(sentinel, pool, token))]
    struct Svix {
        #[config(default = "memory")]
        queue_type: String,
        #[config(flatten, required_if(queue_type = "redissentinel"), required_if(queue_type = "memory"))]
        sentinel: Option<Sentinel>,
        #[config(flatten, prefix = "POOL_")]
        pool: Option<Pool>,
        #[config(flatten)]
        token: Option<Token>,
        #[config(flatten)]
        many: Option<Many>,
    }

    #[derive(Config)]
    struct Sentinel {
        sentinel_dsn: SecretString,
        master: String,
    }

    #[derive(Config)]
    struct Pool {
        min: u8,
        max: u8,
    }

    #[derive(Config)]
    struct Token {
        id: String,
    }

    #[derive(Config)]
    struct Many {
        a: u8,
        b: u8,
        c: u8,
        d: u8,
        e: u8,
        f: u8,
        g: Option<u8>,
        h: Option<u8>,
    }

    #[test]
    fn a_struct_is_named_by_the_prefix_that_only_its_variables_have() {
        let text = contract(Svix::SCHEMA).dotenv_example();
        assert!(
            text.contains("\n# a whole number from 0 to 255 (required if any SVIX_POOL_* is set)\n"),
            "{text}"
        );
    }

    #[test]
    fn a_struct_without_a_prefix_of_its_own_is_named_by_its_variables() {
        let text = contract(Svix::SCHEMA).dotenv_example();
        let all =
            "\n# all of (any of SVIX_SENTINEL_DSN, SVIX_MASTER), SVIX_POOL_*, SVIX_ID are set, or none\n";
        assert!(text.contains(all), "{text}");
        assert!(!text.contains("SVIX_*"), "{text}");
        let schema = contract(Svix::SCHEMA).json_schema();
        assert!(schema.contains(all.trim_matches(['\n', '#', ' '])), "{schema}");
    }

    #[test]
    fn of_many_variables_the_first_are_named() {
        let text = contract(Svix::SCHEMA).dotenv_example();
        let with = "(required if any of SVIX_A, SVIX_B, SVIX_C, SVIX_D, SVIX_E, SVIX_F and 2 more is set)";
        assert!(text.contains(with), "{text}");
    }

    #[test]
    fn a_condition_that_the_default_makes_true_is_told_with_its_origin() {
        let text = contract(Svix::SCHEMA).dotenv_example();
        let struct_ = "(all of SVIX_SENTINEL_DSN, SVIX_MASTER)";
        let lines = [
            format!("\n# {struct_} is required where SVIX_QUEUE_TYPE is redissentinel\n"),
            format!("\n# {struct_} is required where SVIX_QUEUE_TYPE is memory (its default)\n"),
        ];
        assert!(lines.iter().all(|line| text.contains(line)), "{text}");
    }

    #[test]
    fn a_struct_that_is_required_is_named_by_what_it_requires() {
        #[derive(Config)]
        struct Server {
            #[config(requires(login, pool))]
            queue: Option<String>,
            #[config(flatten, required_if(queue))]
            login: Option<Login>,
            #[config(flatten)]
            pool: Option<Optional>,
        }

        #[derive(Config)]
        struct Login {
            user: String,
            realm: Option<String>,
        }

        #[derive(Config)]
        struct Optional {
            idle: Option<u8>,
            busy: Option<u8>,
        }

        let text = contract(Server::SCHEMA).markdown();
        assert!(text.contains("`USER` is required where `QUEUE` is set"), "{text}");
        assert!(text.contains("`QUEUE` requires `USER`, (any of `IDLE`, `BUSY`)"), "{text}");
    }

    #[test]
    fn no_file_has_a_path_of_the_code() {
        for format in FORMATS {
            let text = format(&contract(Svix::SCHEMA));
            assert!(!text.contains("Svix.") && !text.contains("sentinel."), "{text}");
        }
    }
}

mod headings {
    use super::*;

    #[derive(Config)]
    struct App {
        /// Outbound mail.
        ///
        /// 1. Without it, none is sent.
        #[config(flatten, prefix = "MAIL_")]
        mail: Option<Mail>,
        /// Port the web process binds.
        #[config(default = 3000)]
        port: u16,
        #[config(flatten, prefix = "PLAIN_")]
        plain: Plain,
    }

    #[derive(Config)]
    struct Mail {
        /// Where replies go, #
        #[config(flatten, prefix = "REPLY_")]
        reply: Plain,
        /// The sender of every mail.
        from: String,
        password: SecretString,
    }

    #[derive(Config)]
    struct Plain {
        host: Option<String>,
    }

    /// The lines of a text in their order.
    fn in_order(text: &str, lines: &[&str]) {
        let mut rest = text;
        for line in lines {
            let Some((_, after)) = rest.split_once(&format!("\n{line}\n")) else {
                panic!("{line:?} is missing, or is not in its place:\n{text}")
            };
            // The line break may begin the next line.
            rest = text.get(text.len() - after.len() - 1..).unwrap();
        }
    }

    #[test]
    fn a_doc_comment_heads_its_group_in_dotenv() {
        let text = contract(App::SCHEMA).dotenv_example();
        assert!(
            text.ends_with(
                "
# Port the web process binds.
# a whole number from 0 to 65535 (default 3000)
#PORT=3000

# text (optional)
#PLAIN_HOST=

# --- Outbound mail.
# ---
# --- 1. Without it, none is sent.

# The sender of every mail.
# text (required if any MAIL_* is set)
#MAIL_FROM=

# a secret (required if any MAIL_* is set)
#MAIL_PASSWORD=

# --- Where replies go, #

# text (optional)
#MAIL_REPLY_HOST=
"
            ),
            "{text}"
        );
    }

    #[test]
    fn a_doc_comment_heads_a_table_in_markdown() {
        let text = contract(App::SCHEMA).markdown();
        assert_eq!(
            text,
            "\
| Variable | Default | Value | Meaning |
|---|---|---|---|
| `PORT` | `3000` | a whole number from 0 to 65535 | Port the web process binds. |
| `PLAIN_HOST` | optional | text | |

## Outbound mail.

1\\. Without it, none is sent.

| Variable | Default | Value | Meaning |
|---|---|---|---|
| `MAIL_FROM` | required if any `MAIL_*` is set | text | The sender of every mail. |
| `MAIL_PASSWORD` | required if any `MAIL_*` is set | a secret | |

### Where replies go, &#35;

| Variable | Default | Value | Meaning |
|---|---|---|---|
| `MAIL_REPLY_HOST` | optional | text | |
"
        );
        let two = contract(App::SCHEMA).process("worker", Plain::SCHEMA).markdown();
        assert!(two.starts_with("## `web`\n") && two.contains("\n### Outbound mail.\n"), "{two}");
    }

    #[test]
    fn a_doc_comment_heads_its_group_in_yaml_and_systemd() {
        let (mail, reply) = ("# --- Outbound mail.", "# --- Where replies go, #");
        in_order(
            &contract(App::SCHEMA).kubernetes(),
            &[
                "  # PORT: \"3000\"",
                &format!("  {mail}"),
                "  # MAIL_FROM: \"\"",
                &format!("  {reply}"),
                "kind: Secret",
                &format!("  {mail}"),
                "  MAIL_PASSWORD: \"\"",
            ],
        );
        in_order(
            &contract(App::SCHEMA).compose(),
            &[
                "      PORT:",
                &format!("      {mail}"),
                "      MAIL_FROM:",
                &format!("      {reply}"),
                "      MAIL_REPLY_HOST:",
            ],
        );
        in_order(
            &contract(App::SCHEMA).systemd(),
            &[
                "#Environment=\"PORT=3000\"", mail, "#Environment=\"MAIL_FROM=\"", reply,
                "#Environment=\"MAIL_REPLY_HOST=\"", mail, "# MAIL_PASSWORD=",
            ],
        );
    }

    #[test]
    fn a_description_names_the_headings_in_json() {
        let parsed = |text: String| serde_json::from_str::<Value>(&text).unwrap();
        let app = parsed(contract(App::SCHEMA).app_json());
        assert_eq!(
            app["env"]["MAIL_REPLY_HOST"]["description"],
            "text (optional)\npart of: Outbound mail. / Where replies go, #"
        );
        assert_eq!(app["env"]["PLAIN_HOST"]["description"], "text (optional)");
        let container = parsed(contract(App::SCHEMA).devcontainer());
        assert_eq!(
            container["secrets"]["MAIL_PASSWORD"]["description"],
            "a secret (required if any MAIL_* is set)\npart of: Outbound mail."
        );
        let schema = parsed(contract(App::SCHEMA).json_schema());
        let description = |name: &str| schema["properties"][name]["description"].clone();
        assert_eq!(description("MAIL_FROM"), "The sender of every mail.\npart of: Outbound mail.");
        assert_eq!(description("MAIL_PASSWORD"), "part of: Outbound mail.");
        assert_eq!(description("PLAIN_HOST"), Value::Null);
    }

    #[test]
    fn each_set_of_processes_has_its_own_headings() {
        #[derive(Config)]
        struct Web {
            /// Both have it.
            #[config(flatten)]
            shared: Plain,
            /// Only the web process has it.
            #[config(flatten, prefix = "WEB_")]
            web: Plain,
        }
        #[derive(Config)]
        struct Worker {
            /// Both have it.
            #[config(flatten)]
            shared: Plain,
        }
        let text = Contract::new("shop").process("web", Web::SCHEMA).process("worker", Worker::SCHEMA);
        in_order(
            &text.dotenv_example(),
            &[
                "# === web, worker ===", "# --- Both have it.", "#HOST=", "# === web ===",
                "# --- Only the web process has it.", "#WEB_HOST=",
            ],
        );
        assert_eq!(text.dotenv_example().matches("Both have it.").count(), 1);
    }
}
