//! Who somebody is, what proves it, and what he may do where. The only place that sees a password in the clear.

mod bearer;
mod grant;
pub mod oidc;
mod password;
mod recovery;
mod role;
mod scope;
mod shown;
mod totp;

pub use bearer::{BEARER_PREFIX, is_bearer, new_bearer};
pub use grant::{Access, Grant, Target};
pub use password::{hash_password, password_length, password_matches};
pub use recovery::{new_recovery_code, recovery_code};
pub use role::Role;
pub use scope::Scope;
pub use shown::Shown;
pub use totp::{code_step, enrolment_uri, new_totp_secret};
