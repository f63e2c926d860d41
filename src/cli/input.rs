//! Reading files and secrets.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use anyhow::{Context, bail};
use secrecy::SecretString;
use serde_json::Value;

const FILE_LIMIT_BYTES: u64 = 256 * 1024 * 1024;
const TEXT_LIMIT_BYTES: u64 = 4 * 1024 * 1024;
const SECRET_LIMIT_BYTES: u64 = 64 * 1024;

/// The text of a file of JSON, or of standard input for `-`, which is not read yet.
pub(super) fn unread(path: &Path) -> anyhow::Result<String> {
    read(path, FILE_LIMIT_BYTES)
}

/// The resources in a Graph answer, an array, or a single object.
pub(super) fn resources(path: &Path) -> anyhow::Result<Vec<Value>> {
    resources_in(path, &unread(path)?)
}

/// As [`resources`], in the text of a file.
pub(super) fn resources_in(path: &Path, text: &str) -> anyhow::Result<Vec<Value>> {
    match json_in(path, text)? {
        Value::Array(items) => Ok(items),
        Value::Object(mut object) => match object.get_mut("value") {
            Some(Value::Array(items)) => Ok(std::mem::take(items)),
            _ => Ok(vec![Value::Object(object)]),
        },
        _ => bail!("{} holds neither a resource nor a list of them", path.display()),
    }
}

fn json_in(path: &Path, text: &str) -> anyhow::Result<Value> {
    let name = path.display();
    serde_json::from_str(text.trim_start_matches('\u{feff}')).with_context(|| format!("{name} is not valid JSON"))
}

/// A secret without the line end that editors add.
pub(super) fn secret(path: Option<&Path>) -> anyhow::Result<SecretString> {
    let text = read(path.unwrap_or(Path::new("-")), SECRET_LIMIT_BYTES)?;
    let text = text.trim_end_matches(['\r', '\n']);
    if text.is_empty() {
        bail!("nothing was given: put the secret or password into a file, or send it to standard input");
    }
    Ok(SecretString::from(text))
}

/// A certificate.
pub(super) fn pem(path: &Path) -> anyhow::Result<String> {
    read(path, SECRET_LIMIT_BYTES).with_context(|| {
        let name = path.display();
        format!("--certificate expects PEM; `openssl pkcs12 -in {name} -nodes -out certificate.pem` makes it from PFX")
    })
}

/// A file of any size that this program writes.
pub(super) fn document(path: &Path) -> anyhow::Result<String> {
    read(path, FILE_LIMIT_BYTES)
}

/// A text of a size that a person may write.
pub(super) fn text(path: &Path) -> anyhow::Result<String> {
    read(path, TEXT_LIMIT_BYTES)
}

fn read(path: &Path, limit: u64) -> anyhow::Result<String> {
    let name = path.display();
    let mut text = String::new();
    let reader: Box<dyn Read> = if path == Path::new("-") {
        Box::new(io::stdin().lock())
    } else {
        Box::new(File::open(path).with_context(|| format!("{name} cannot be read"))?)
    };
    let read = reader.take(limit + 1).read_to_string(&mut text).with_context(|| format!("{name} cannot be read"))?;
    if u64::try_from(read).unwrap_or(u64::MAX) > limit {
        bail!("{name} is larger than {limit} bytes");
    }
    Ok(text)
}
