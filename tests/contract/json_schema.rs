//! The JSON Schema of small contracts, as text. `tests/packages/contract` reads it with other validators.

use factor3::contract::Contract;
use serde_json::json;
use std::time::Duration;

use factor3::resource::Postgres;
use factor3::{Config, FromEnvStr, SecretString};

#[derive(Config)]
#[allow(dead_code, reason = "the tests look only at the schema")]
struct Web {
    /// Port the web process binds.
    #[config(default = 3000)]
    port: u16,
    /// Key of the payment provider.
    #[config(generate = "openssl rand -hex 32")]
    stripe_api_key: SecretString,
    /// How much is logged.
    #[config(default = "info")]
    log_level: Level,
    timeout: Duration,
    database_url: Postgres,
    #[config(renamed_from = "FROM", example = "shop@example.com")]
    sender: Option<String>,
    #[config(requires(sender))]
    #[config(min_len = 3)]
    footer: Option<String>,
    #[config(range = 1..=64, separator = ";", default = "1;2")]
    shards: Vec<u8>,
}

#[derive(PartialEq, FromEnvStr)]
#[allow(dead_code, reason = "the tests look only at the schema")]
enum Level {
    Info,
    Debug,
}

#[test]
fn one_process() {
    assert_eq!(
        Contract::new("shop").process("web", Web::SCHEMA).json_schema(),
        r##"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Environment of web",
  "type": "object",
  "properties": {
    "PORT": {
      "description": "Port the web process binds.",
      "type": [
        "string",
        "integer"
      ],
      "pattern": "^(?:\\+?[0-9]+)?$",
      "minimum": 0,
      "maximum": 65535,
      "default": "3000"
    },
    "STRIPE_API_KEY": {
      "description": "Key of the payment provider.",
      "type": "string",
      "minLength": 1,
      "writeOnly": true,
      "$comment": "make one with: openssl rand -hex 32"
    },
    "LOG_LEVEL": {
      "description": "How much is logged.\nIts words are read in any case; this schema takes them only as they are spelled here.",
      "type": "string",
      "enum": [
        "info",
        "debug",
        ""
      ],
      "default": "info"
    },
    "TIMEOUT": {
      "type": "string",
      "pattern": "^(?:(?:[0-9]+(?:ms|[smhd]))+)$"
    },
    "DATABASE_URL": {
      "type": "string",
      "pattern": "^(?:(?:[Pp][Oo][Ss][Tt][Gg][Rr][Ee][Ss]|[Pp][Oo][Ss][Tt][Gg][Rr][Ee][Ss][Qq][Ll])://[!-~]*)$",
      "writeOnly": true,
      "examples": [
        "postgres://user:password@localhost:5432/database"
      ]
    },
    "SENDER": {
      "type": "string",
      "examples": [
        "shop@example.com"
      ]
    },
    "FOOTER": {
      "type": "string",
      "anyOf": [
        {
          "maxLength": 0
        },
        {
          "minLength": 3
        }
      ]
    },
    "SHARDS": {
      "type": "string",
      "pattern": "^(?:[\\t\\n\\f\\r ]*(?:\\+?[0-9]+)[\\t\\n\\f\\r ]*(?:;[\\t\\n\\f\\r ]*(?:\\+?[0-9]+)[\\t\\n\\f\\r ]*)*(?:;[\\t\\n\\f\\r ]*)?)?$",
      "default": "1;2"
    },
    "FROM": {
      "description": "Earlier name of SENDER",
      "type": "string",
      "deprecated": true
    }
  },
  "required": [
    "STRIPE_API_KEY",
    "TIMEOUT",
    "DATABASE_URL"
  ],
  "allOf": [
    {
      "$comment": "FOOTER requires SENDER",
      "if": {
        "required": [
          "FOOTER"
        ],
        "properties": {
          "FOOTER": {
            "minLength": 1
          }
        }
      },
      "then": {
        "anyOf": [
          {
            "required": [
              "SENDER"
            ],
            "properties": {
              "SENDER": {
                "minLength": 1
              }
            }
          },
          {
            "required": [
              "FROM"
            ],
            "properties": {
              "FROM": {
                "minLength": 1
              }
            }
          }
        ]
      }
    }
  ]
}
"##
    );
}

#[derive(Config)]
#[config(secret_files)]
#[allow(dead_code, reason = "the tests look only at the schema")]
struct Worker {
    /// How much is logged.
    log_level: Level,
    api_key: SecretString,
    #[config(flatten, prefix = "SMTP_")]
    smtp: Option<Smtp>,
}

#[derive(Config)]
#[allow(dead_code, reason = "the tests look only at the schema")]
struct Smtp {
    host: String,
    user: Option<String>,
}

#[derive(Config)]
#[allow(dead_code, reason = "the tests look only at the schema")]
struct Migrate {
    #[config(default = "info")]
    log_level: Level,
}

#[test]
fn several_processes() {
    assert_eq!(
        Contract::new("shop")
            .process("worker", Worker::SCHEMA)
            .process("migrate", Migrate::SCHEMA)
            .json_schema(),
        r##"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Environment of worker, migrate",
  "type": "object",
  "properties": {
    "LOG_LEVEL": {
      "description": "How much is logged.\nIts words are read in any case; this schema takes them only as they are spelled here.",
      "type": "string",
      "enum": [
        "info",
        "debug",
        ""
      ]
    },
    "API_KEY": {
      "type": "string",
      "writeOnly": true
    },
    "SMTP_HOST": {
      "type": "string"
    },
    "SMTP_USER": {
      "type": "string"
    },
    "API_KEY_FILE": {
      "description": "Path of the file that holds API_KEY",
      "type": "string",
      "pattern": "^(?:(?:[A-Za-z]:)?[/\\\\][\\s\\S]*)?$"
    }
  },
  "allOf": [
    {
      "$ref": "#/$defs/worker"
    },
    {
      "$ref": "#/$defs/migrate"
    }
  ],
  "$defs": {
    "worker": {
      "title": "Environment of worker",
      "type": "object",
      "properties": {
        "LOG_LEVEL": {
          "$ref": "#/properties/LOG_LEVEL",
          "minLength": 1
        },
        "API_KEY": {
          "$ref": "#/properties/API_KEY"
        },
        "SMTP_HOST": {
          "$ref": "#/properties/SMTP_HOST"
        },
        "SMTP_USER": {
          "$ref": "#/properties/SMTP_USER"
        },
        "API_KEY_FILE": {
          "$ref": "#/properties/API_KEY_FILE"
        }
      },
      "required": [
        "LOG_LEVEL"
      ],
      "allOf": [
        {
          "$comment": "API_KEY is required",
          "anyOf": [
            {
              "required": [
                "API_KEY"
              ],
              "properties": {
                "API_KEY": {
                  "minLength": 1
                }
              }
            },
            {
              "required": [
                "API_KEY_FILE"
              ],
              "properties": {
                "API_KEY_FILE": {
                  "minLength": 1
                }
              }
            },
            {
              "required": [
                "CREDENTIALS_DIRECTORY"
              ],
              "properties": {
                "CREDENTIALS_DIRECTORY": {
                  "minLength": 1
                }
              }
            }
          ]
        },
        {
          "$comment": "API_KEY is set once",
          "not": {
            "required": [
              "API_KEY",
              "API_KEY_FILE"
            ],
            "properties": {
              "API_KEY_FILE": {
                "minLength": 1
              },
              "API_KEY": {
                "minLength": 1
              }
            }
          }
        },
        {
          "$comment": "required if any SMTP_* is set",
          "if": {
            "anyOf": [
              {
                "required": [
                  "SMTP_HOST"
                ],
                "properties": {
                  "SMTP_HOST": {
                    "minLength": 1
                  }
                }
              },
              {
                "required": [
                  "SMTP_USER"
                ],
                "properties": {
                  "SMTP_USER": {
                    "minLength": 1
                  }
                }
              }
            ]
          },
          "then": {
            "required": [
              "SMTP_HOST"
            ],
            "properties": {
              "SMTP_HOST": {
                "minLength": 1
              }
            }
          }
        }
      ]
    },
    "migrate": {
      "title": "Environment of migrate",
      "type": "object",
      "properties": {
        "LOG_LEVEL": {
          "$ref": "#/properties/LOG_LEVEL"
        }
      }
    }
  }
}
"##
    );
}

/// A default and a condition in the code may be in another case than the word.
#[test]
fn words_are_spelled_as_they_are_listed() {
    #[derive(Config)]
    #[allow(dead_code, reason = "the test looks only at the schema")]
    struct App {
        #[config(default = "DEBUG")]
        level: Level,
        #[config(required_if(level = "Debug"))]
        reason: Option<String>,
        #[config(required_if(level = "INFO"))]
        target: Option<String>,
        levels: Option<Vec<Level>>,
    }

    let schema = Contract::new("shop").process("web", App::SCHEMA).json_schema();
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    let level = &schema["properties"]["LEVEL"];
    assert_eq!((&level["enum"], &level["default"]), (&json!(["info", "debug", ""]), &json!("debug")));
    for name in ["LEVEL", "LEVELS"] {
        let description = schema["properties"][name]["description"].as_str().unwrap();
        assert!(description.contains("only as they are spelled here"), "{description}");
    }
    let is_value = |rule: usize, choice: usize| &schema["allOf"][rule]["if"]["anyOf"][choice];
    assert_eq!(is_value(0, 0)["properties"]["LEVEL"]["const"], "debug");
    assert!(is_value(0, 1)["not"].is_object(), "the default makes the condition true");
    assert_eq!(is_value(1, 0)["properties"]["LEVEL"]["const"], "info");
    assert!(is_value(1, 1).is_null());
}

#[test]
fn none() {
    assert_eq!(
        Contract::new("shop").json_schema(),
        r#"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Environment of",
  "type": "object",
  "properties": {}
}
"#
    );
}

#[test]
fn a_struct_without_variables_is_never_set() {
    #[derive(Debug, Config)]
    struct Nothing {}
    #[derive(Debug, Config)]
    #[expect(dead_code, reason = "only the variables are looked at")]
    struct App {
        #[config(flatten)]
        nothing: Option<Nothing>,
        #[config(requires(nothing))]
        key: Option<String>,
    }
    let schema = Contract::new("shop").process("web", App::SCHEMA).json_schema();
    let schema: String = schema.split_whitespace().collect();
    assert!(schema.contains(r#""anyOf":[false]"#), "{schema}");
    App::from_vars([("KEY", "k")]).unwrap_err();
}

/// Where a text matches in several ways, validators try all of them.
#[test]
fn the_pattern_of_a_list_matches_in_one_way() {
    #[derive(Config)]
    #[allow(dead_code, reason = "the test looks only at the schema")]
    struct Told {
        floats: Vec<f64>,
        #[config(separator = ":")]
        colons: Vec<f32>,
        #[config(separator = "-")]
        naturals: Vec<u16>,
        #[config(separator = ".")]
        levels: Vec<Level>,
        #[config(separator = "a")]
        names: Vec<String>,
    }
    #[derive(Config)]
    #[allow(dead_code, reason = "the test looks only at the schema")]
    struct Untold {
        #[config(separator = ".")]
        floats: Vec<f64>,
        #[config(separator = "e")]
        exponents: Vec<f64>,
        #[config(separator = "-")]
        integers: Vec<i16>,
        #[config(separator = "0")]
        naturals: Vec<u16>,
        #[config(separator = "-")]
        base64: Vec<factor3::Base64>,
        #[config(separator = "/")]
        keys: Vec<factor3::Base64<32>>,
        #[config(separator = "+")]
        pluses: Vec<factor3::Base64>,
        #[config(separator = ":")]
        ips: Vec<std::net::IpAddr>,
        #[config(separator = ":")]
        sockets: Vec<std::net::SocketAddr>,
        #[config(separator = "O")]
        levels: Vec<Level>,
        #[config(separator = "s")]
        durations: Vec<Duration>,
    }

    let patterns = |schema| {
        let schema = Contract::new("shop").process("web", schema).json_schema();
        let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
        let properties = schema["properties"].as_object().unwrap().clone();
        properties.into_iter().map(|(name, property)| (name, property["pattern"].clone())).collect::<Vec<_>>()
    };
    for (name, pattern) in patterns(Told::SCHEMA) {
        assert!(pattern.is_string(), "{name}");
        assert!(!pattern.as_str().unwrap().contains(r"[0-9]+\.?[0-9]*"), "{name}: {pattern}");
    }
    for (name, pattern) in patterns(Untold::SCHEMA) {
        assert!(pattern.is_null(), "{name}: {pattern}");
    }
}
