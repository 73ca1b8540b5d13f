//! The JSON Schema of small contracts, as text. What validators of others make of it is in `tests/contract`.

#![cfg(feature = "contract")]

use std::time::Duration;

use factor3::resource::Postgres;
use factor3::{Config, FromEnvStr, SecretString, contract};

#[derive(Config)]
#[allow(dead_code, reason = "the schema is what counts")]
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

#[derive(FromEnvStr)]
#[allow(dead_code, reason = "the schema is what counts")]
enum Level {
    Info,
    Debug,
}

#[test]
fn one_process() {
    assert_eq!(
        contract::json_schema(&[("web", Web::SCHEMA)]),
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
      "pattern": "^(?:\\+?0*(?:[0-9]{1,4}|[1-5][0-9]{4}|6(?:[0-4][0-9]{3}|5(?:[0-4][0-9]{2}|5(?:[0-2][0-9]|3[0-5])))))?$",
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
      "description": "How much is logged.",
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
      "pattern": "^(?:[0-9]+(?:d(?:[0-9]+h)?(?:[0-9]+m)?(?:[0-9]+s)?(?:[0-9]+ms)?|h(?:[0-9]+m)?(?:[0-9]+s)?(?:[0-9]+ms)?|m(?:[0-9]+s)?(?:[0-9]+ms)?|s(?:[0-9]+ms)?|ms))$"
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
      "pattern": "^(?:[\\t\\n\\f\\r ]*(?:\\+?0*(?:[1-9]|[1-5][0-9]|6[0-4]))[\\t\\n\\f\\r ]*(?:;[\\t\\n\\f\\r ]*(?:\\+?0*(?:[1-9]|[1-5][0-9]|6[0-4]))[\\t\\n\\f\\r ]*)*(?:;[\\t\\n\\f\\r ]*)?)?$",
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
        "allOf": [
          {
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
#[allow(dead_code, reason = "the schema is what counts")]
struct Worker {
    /// How much is logged.
    log_level: Level,
    api_key: SecretString,
    #[config(flatten, prefix = "SMTP_")]
    smtp: Option<Smtp>,
}

#[derive(Config)]
#[allow(dead_code, reason = "the schema is what counts")]
struct Smtp {
    host: String,
    user: Option<String>,
}

#[derive(Config)]
#[allow(dead_code, reason = "the schema is what counts")]
struct Migrate {
    #[config(default = "info")]
    log_level: Level,
}

#[test]
fn several_processes() {
    assert_eq!(
        contract::json_schema(&[("worker", Worker::SCHEMA), ("migrate", Migrate::SCHEMA)]),
        r##"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Environment of worker, migrate",
  "type": "object",
  "properties": {
    "LOG_LEVEL": {
      "description": "How much is logged.",
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
          "$comment": "required with SMTP_*",
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
            "allOf": [
              {
                "required": [
                  "SMTP_HOST"
                ],
                "properties": {
                  "SMTP_HOST": {
                    "minLength": 1
                  }
                }
              }
            ]
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

#[test]
fn none() {
    assert_eq!(
        contract::json_schema(&[]),
        r#"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Environment of",
  "type": "object",
  "properties": {}
}
"#
    );
}
