//! `plumbline normalise`.

use std::path::Path;

use anyhow::Context;
use serde_json::Value;

use super::{areas, input, output};
use crate::domain::normalise::normalise;

pub(super) fn run(area: &str, file: &Path) -> anyhow::Result<()> {
    let area = areas::find(area)?;
    let canonical: Vec<Value> = input::resources(file)?
        .iter()
        .map(|raw| normalise(area, raw).map(|canonical| canonical.to_json()))
        .collect::<Result<_, _>>()
        .with_context(|| format!("{} cannot be normalised", file.display()))?;
    let shown = match <[Value; 1]>::try_from(canonical) {
        Ok([single]) => single,
        Err(list) => Value::Array(list),
    };
    output::line(&serde_json::to_string_pretty(&shown)?);
    Ok(())
}
