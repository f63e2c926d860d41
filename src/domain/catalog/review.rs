//! What a second pair of eyes must know of an area: who its policies keep out, and what the application itself lives on.

use serde::Deserialize;
use serde_json::Value;

/// What to look at before something is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// There where a resource decides who may sign in.
    pub access: Option<Access>,
    /// Lists of who belongs to something: emptied, they take everybody out.
    #[serde(default)]
    pub members: Vec<String>,
    /// Properties that name an application or its service principal, so that it is known which resource is the one that
    /// Plumbline itself works through.
    #[serde(default)]
    pub applications: Vec<String>,
    /// Where a resource gives a directory role to somebody.
    pub role_holder: Option<RoleHolder>,
}

/// Where a policy about signing in says what. Paths are dotted and lead to lists of texts, but for `state`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Access {
    pub state: String,
    /// Values of `state` with which the policy acts.
    pub in_force: Vec<String>,
    /// Values of `state` with which it only tells what it would do.
    pub only_reports: Vec<String>,
    pub include_users: String,
    pub exclude_users: String,
    pub include_groups: String,
    pub exclude_groups: String,
    pub include_roles: String,
    pub exclude_roles: String,
    /// What `include_users` says for everybody.
    pub everybody: Vec<String>,
    pub include_applications: String,
    pub exclude_applications: String,
    /// What `include_applications` says for all.
    pub every_application: Vec<String>,
    /// What is asked for before somebody is let in.
    pub controls: Vec<String>,
    /// Values of `controls` that let nobody in.
    pub blocks: Vec<String>,
    /// The policy acts for some sign-ins alone where one of these is neither empty nor one of the values.
    pub narrowed_by: Vec<Narrowing>,
}

/// A condition that leaves sign-ins out.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Narrowing {
    pub path: String,
    /// With one of these the condition leaves nothing out.
    #[serde(default)]
    pub except: Vec<String>,
}

/// Who gets which role.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleHolder {
    /// Leads to the id of who gets it.
    pub principal: String,
    /// Leads to the template of the role.
    pub role: String,
    /// Templates of the roles that administer the tenant.
    pub administrators: Vec<String>,
    /// Leads to where the role counts.
    pub scope: String,
    /// The scope that is the whole tenant.
    pub everywhere: String,
}

/// The value at a dotted path of objects.
pub fn at<'v>(raw: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('.').try_fold(raw, |value, name| value.get(name))
}

/// The texts at a dotted path, whether one stands there or a list.
pub fn texts_at<'v>(raw: &'v Value, path: &str) -> Vec<&'v str> {
    match at(raw, path) {
        Some(Value::String(text)) => vec![text],
        Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).collect(),
        Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_)) | None => Vec::new(),
    }
}
