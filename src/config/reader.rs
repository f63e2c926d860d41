//! Reads variables one by one and gathers what is wrong, so that all faults are told at once.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use super::fault::{ConfigFault, ConfigFaults};
use super::variable::{self, Variable};

/// No secret that Plumbline reads is longer; a larger file is surely the wrong one.
const SECRET_FILE_LIMIT_BYTES: u64 = 64 * 1024;

pub(super) struct Reader<'env> {
    env: &'env BTreeMap<String, String>,
    faults: Vec<ConfigFault>,
    secret_files: Vec<PathBuf>,
}

impl<'env> Reader<'env> {
    pub(super) fn new(env: &'env BTreeMap<String, String>) -> Self {
        Self { env, faults: Vec::new(), secret_files: Vec::new() }
    }

    /// The value of a plain variable. Empty counts as not set, since Compose files pass unset variables as empty.
    pub(super) fn text(&self, variable: Variable) -> Option<&'env str> {
        self.value_of(variable.name)
    }

    pub(super) fn is_set(&self, name: &str) -> bool {
        self.value_of(name).is_some()
    }

    /// The value of a plain variable as `parse` understands it.
    pub(super) fn parsed<T>(
        &mut self,
        variable: Variable,
        expected: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(variable)?;
        let value = parse(text);
        if value.is_none() {
            self.fault(variable.name, format!("found \"{text}\""), format!("expected {expected}"));
        }
        value
    }

    /// The value of a secret, from the variable or from the file that `<name>_FILE` names.
    pub(super) fn secret(&mut self, variable: Variable) -> Option<String> {
        let file_variable = variable::file_name(variable);
        match (self.value_of(variable.name), self.value_of(&file_variable)) {
            (None, None) => None,
            (Some(value), None) => Some(value.to_owned()),
            (None, Some(path)) => self.secret_file(&file_variable, path),
            (Some(_), Some(_)) => {
                self.fault(
                    variable.name,
                    format!("{file_variable} is set too"),
                    "expected only one of them".to_owned(),
                );
                None
            }
        }
    }

    /// The files that secrets were read from so far.
    pub(super) fn secret_files(&self) -> Vec<PathBuf> {
        self.secret_files.clone()
    }

    pub(super) fn fault(&mut self, variable: &str, found: String, expected: String) {
        self.faults.push(ConfigFault { variable: variable.to_owned(), found, expected });
    }

    /// Variables that claim to be ours and are not: a mistyped name would otherwise be without effect, unnoticed.
    pub(super) fn refuse_unknown(&mut self) {
        for name in self.env.keys().filter(|name| variable::is_unknown(name)) {
            let advice = match variable::nearest(name) {
                Some(known) => format!("did you mean {known}?"),
                None => "remove it, or look into .env.example for the right name".to_owned(),
            };
            self.faults.push(ConfigFault {
                variable: name.clone(),
                found: "unknown variable".to_owned(),
                expected: advice,
            });
        }
    }

    /// The value, if no fault was met on the way.
    pub(super) fn finish<T>(self, value: T) -> Result<T, ConfigFaults> {
        if self.faults.is_empty() { Ok(value) } else { Err(ConfigFaults(self.faults)) }
    }

    fn value_of(&self, name: &str) -> Option<&'env str> {
        self.env.get(name).map(|value| value.trim()).filter(|value| !value.is_empty())
    }

    fn secret_file(&mut self, file_variable: &str, path: &str) -> Option<String> {
        self.secret_files.push(PathBuf::from(path));
        match read_secret_file(path) {
            Ok(value) => Some(value),
            Err(reason) => {
                self.fault(file_variable, format!("\"{path}\" {reason}"), "expected a file with the secret".to_owned());
                None
            }
        }
    }
}

fn read_secret_file(path: &str) -> Result<String, String> {
    let size_bytes = fs::metadata(path).map_err(|cause| format!("cannot be read ({cause})"))?.len();
    if size_bytes > SECRET_FILE_LIMIT_BYTES {
        return Err(format!("has {size_bytes} bytes, which no secret has"));
    }
    let text = fs::read_to_string(path).map_err(|cause| format!("cannot be read ({cause})"))?;
    let value = text.trim();
    if value.is_empty() { Err("is empty".to_owned()) } else { Ok(value.to_owned()) }
}
