//! Signing in with an identity provider, and what people get for what it says of them.

mod people;
mod refusal;
mod rules;
mod sign_in;

pub use crate::auth::oidc::BrowserSecret;
pub use crate::store::role_rules::RoleRule;
pub use refusal::SignInRefusal;
pub use rules::{NewRoleRule, change, create, delete, list};
pub use sign_in::{Callback, begin, end, end_session, forget_ended_sign_ins};
