//! Who gets in: the first administrator, signing in, sessions, users, second factors and API tokens.

mod account;
mod password;
mod second_factor;
mod sessions;
mod setup;
mod sign_in;
mod tokens;
mod users;

pub use account::{Account, account, change_password};
pub use second_factor::{Enrolment, begin_enrolment, confirm_enrolment, new_recovery_codes, remove_second_factor};
pub(in crate::pipeline) use sessions::begin;
pub use sessions::{
    Client, NewSession, end_other_sessions, end_session, forget_ended_sessions, own_sessions, session, sign_out,
};
pub use setup::{new_setup_token, setup, setup_required};
pub use sign_in::{Credentials, sign_in, sign_in_to_demo};
pub use tokens::{MadeToken, TokenWish, make_token, own_tokens, revoke_token, token};
pub use users::{
    NewUser, OVER_EVERYTHING, PasswordState, Reset, UserDetail, add_user, disable_user, enable_user, list_users,
    remove_user, replace_grants, reset_user, user, user_named,
};
