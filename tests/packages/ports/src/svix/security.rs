use factor3::{Config, ExposeSecret, FromEnvStr, SecretString, ValueError};

/// Keys and tokens.
#[derive(Debug, Config)]
#[config(validate = key_fits)]
pub struct Security {
    /// Encrypts what customers entrust to the server. It must never change.
    #[config(generate = "openssl rand -hex 32")]
    pub main_secret: Option<SecretString>,
    /// Signs and verifies tokens: any text for an algorithm of `HS`, else a key as PEM.
    #[config(generate = "openssl rand -hex 32")]
    pub jwt_secret: SecretString,
    /// Algorithm of the tokens.
    #[config(default = "HS256")]
    pub jwt_algorithm: Algorithm,
    /// Kind of the secrets that new endpoints receive.
    #[config(default = "hmac256")]
    pub default_signature_type: SignatureType,
}

fn key_fits(security: &Security) -> Result<(), ValueError> {
    let is_shared = matches!(security.jwt_algorithm, Algorithm::Hs256 | Algorithm::Hs384 | Algorithm::Hs512);
    match is_shared || security.jwt_secret.expose_secret().trim_start().starts_with("-----BEGIN ") {
        true => Ok(()),
        false => Err(ValueError::because("the algorithm of SVIX_JWT_ALGORITHM needs a key as PEM: set one")
            .for_field("jwt_secret")),
    }
}

/// An algorithm that signs tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromEnvStr)]
#[config(rename_all = "UPPERCASE")]
pub enum Algorithm {
    /// HMAC with SHA-256.
    Hs256,
    /// HMAC with SHA-384.
    Hs384,
    /// HMAC with SHA-512.
    Hs512,
    /// RSA with SHA-256.
    Rs256,
    /// RSA with SHA-384.
    Rs384,
    /// RSA with SHA-512.
    Rs512,
    /// Ed25519.
    #[config(rename = "EdDSA")]
    EdDsa,
}

/// A kind of secret that signs webhooks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromEnvStr)]
#[config(rename_all = "lowercase")]
pub enum SignatureType {
    /// A shared secret.
    Hmac256,
    /// A pair of keys.
    Ed25519,
}
