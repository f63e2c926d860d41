//! Reads the `.env` file and the environment of the process into one map. The process itself is not changed.

use std::collections::BTreeMap;
use std::env;
use std::path::Path;

use super::fault::ConfigFault;

/// What both sources say. The environment wins, since it is nearer to the person who starts the process.
pub(super) fn merged(dotenv: &Path) -> Result<BTreeMap<String, String>, Vec<ConfigFault>> {
    let (mut merged, mut faults) = read_file(dotenv);
    for (name, value) in env::vars_os() {
        let Ok(name) = name.into_string() else { continue };
        match value.into_string() {
            Ok(value) => drop(merged.insert(name, value)),
            Err(_) if is_ours(&name) => faults.push(ConfigFault {
                variable: name,
                found: "found bytes that are not UTF-8".to_owned(),
                expected: "expected text".to_owned(),
            }),
            Err(_) => {}
        }
    }
    if faults.is_empty() { Ok(merged) } else { Err(faults) }
}

fn is_ours(name: &str) -> bool {
    name == "PORT" || name.starts_with("PLUMBLINE_")
}

/// A missing file is no fault: containers have none.
fn read_file(path: &Path) -> (BTreeMap<String, String>, Vec<ConfigFault>) {
    let mut values = BTreeMap::new();
    let lines = match dotenvy::from_path_iter(path) {
        Ok(lines) => lines,
        Err(cause) if cause.not_found() => return (values, Vec::new()),
        Err(cause) => return (values, vec![file_fault(path, format!("cannot be read ({cause})"))]),
    };
    let mut before = "the beginning".to_owned();
    for line in lines {
        match line {
            Ok((name, value)) => {
                before.clone_from(&name);
                values.insert(name, value);
            }
            // The cause would show the line, and with it perhaps a secret.
            Err(_) => {
                return (values, vec![file_fault(path, format!("the line after {before} cannot be read"))]);
            }
        }
    }
    (values, Vec::new())
}

fn file_fault(path: &Path, found: String) -> ConfigFault {
    ConfigFault {
        variable: path.display().to_string(),
        found,
        expected: "expected lines such as PLUMBLINE_LOG_LEVEL=info, values with spaces in double quotes".to_owned(),
    }
}
