//! Comparing two files resource by resource: a file is held as text, and what it means only of the resources under
//! comparison. Resources whose bytes are the same need no normalising.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;
use std::thread;

use anyhow::{Context, bail};
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::diff::Told;
use crate::domain::catalog::{Area, PARENT_ID};
use crate::domain::diff::{Change, ResourceChange, compare};
use crate::domain::model::ResourceId;
use crate::domain::normalise::{Canonical, normalise};

/// Fewer resources than these are not worth a thread.
const RESOURCES_FOR_A_THREAD: usize = 64;

/// One of the two files.
struct Export<'t> {
    file: &'t Path,
    resources: Vec<&'t RawValue>,
}

/// A resource of a file, which is not read yet but for its id and its name.
struct Entry<'t> {
    name: String,
    raw: &'t RawValue,
}

/// All changes from one file to the other, by resource id.
pub(super) fn changes(area: &Area, before: (&Path, &str), after: (&Path, &str)) -> anyhow::Result<Vec<Told>> {
    let export = |(file, text)| anyhow::Ok(Export { file, resources: resources(file, text)? });
    let (before, after) = (export(before)?, export(after)?);
    match (before.resources.as_slice(), after.resources.as_slice()) {
        // One resource on each side is the same one, whatever its id: a copy, a template, an export.
        ([old], [new]) => single(area, (&before, old), (&after, new)),
        _ => many(area, &before, &after),
    }
}

fn single(
    area: &Area,
    (before, old): (&Export<'_>, &RawValue),
    (after, new): (&Export<'_>, &RawValue),
) -> anyhow::Result<Vec<Told>> {
    let (_, other) = identified(area, before, old)?;
    let (name, own) = identified(area, after, new)?;
    let id = own.or(other).map_or_else(|| nameless(0), Ok)?;
    Ok(both(area, (&id, &name), &read(area, before, old)?, &read(area, after, new)?))
}

fn many(area: &Area, before: &Export<'_>, after: &Export<'_>) -> anyhow::Result<Vec<Told>> {
    let (old, new) = (entries(area, before)?, entries(area, after)?);
    let ids: Vec<&ResourceId> = old.keys().chain(new.keys()).collect::<BTreeSet<_>>().into_iter().collect();
    let pair = |id: &ResourceId| pair(area, id, (before, old.get(id)), (after, new.get(id)));
    let threads = thread::available_parallelism().map_or(1, usize::from).min(ids.len() / RESOURCES_FOR_A_THREAD + 1);
    let share = ids.len().div_ceil(threads).max(1);
    let found: anyhow::Result<Vec<Vec<Told>>> = thread::scope(|scope| {
        let of_share = |ids: &[&ResourceId]| -> anyhow::Result<Vec<Told>> {
            let mut found = Vec::new();
            for id in ids {
                found.extend(pair(id)?);
            }
            Ok(found)
        };
        let running: Vec<_> = ids.chunks(share).map(|ids| scope.spawn(move || of_share(ids))).collect();
        running.into_iter().map(|thread| thread.join().expect("comparing does not panic")).collect()
    });
    Ok(found?.into_iter().flatten().collect())
}

type Side<'a, 't> = (&'a Export<'t>, Option<&'a Entry<'t>>);

fn pair(area: &Area, id: &ResourceId, before: Side<'_, '_>, after: Side<'_, '_>) -> anyhow::Result<Vec<Told>> {
    let alone = |(export, entry): (&Export<'_>, &Entry<'_>), change| {
        let (body, _) = read(area, export, entry.raw)?;
        Ok(vec![told(area, (id, &entry.name), change, &body)])
    };
    match (before, after) {
        ((_, Some(old)), (_, Some(new))) if old.raw.get() == new.raw.get() => Ok(Vec::new()),
        ((before, Some(old)), (after, Some(new))) => {
            Ok(both(area, (id, &new.name), &read(area, before, old.raw)?, &read(area, after, new.raw)?))
        }
        ((before, Some(old)), (_, None)) => alone((before, old), Change::Missing),
        ((_, None), (after, Some(new))) => alone((after, new), Change::Unexpected),
        ((_, None), (_, None)) => Ok(Vec::new()),
    }
}

/// A body, and what it means.
type Read = (Value, Canonical);

fn both(area: &Area, named: (&ResourceId, &str), before: &Read, after: &Read) -> Vec<Told> {
    let differences = compare(&before.1, &after.1).into_iter();
    // The rules of direction look at what is.
    differences.map(|change| told(area, named, Change::Changed(change), &after.0)).collect()
}

fn told(area: &Area, (id, name): (&ResourceId, &str), change: Change, body: &Value) -> Told {
    Told::of(area, ResourceChange { resource_id: id.clone(), name: name.to_owned(), change }, Some(body))
}

fn read(area: &Area, export: &Export<'_>, raw: &RawValue) -> anyhow::Result<Read> {
    let name = export.file.display();
    let body: Value = serde_json::from_str(raw.get()).with_context(|| format!("{name} is not valid JSON"))?;
    let canonical = normalise(area, &body).with_context(|| format!("{name} cannot be normalised"))?;
    Ok((body, canonical))
}

/// The resources by id. Bodies without one, as exports for `POST` are, are told apart by their name.
fn entries<'t>(area: &Area, export: &Export<'t>) -> anyhow::Result<BTreeMap<ResourceId, Entry<'t>>> {
    let mut entries = BTreeMap::new();
    for (index, raw) in export.resources.iter().enumerate() {
        let (name, id) = identified(area, export, raw)?;
        let id = match id {
            Some(id) => id,
            None => name.parse().or_else(|_| nameless(index))?,
        };
        entries.insert(id, Entry { name, raw });
    }
    Ok(entries)
}

pub(super) fn nameless(index: usize) -> anyhow::Result<ResourceId> {
    Ok(format!("(resource {})", index + 1).parse()?)
}

/// The name and the id, for which few properties of a body are read.
fn identified(area: &Area, export: &Export<'_>, raw: &RawValue) -> anyhow::Result<(String, Option<ResourceId>)> {
    let mut deserializer = serde_json::Deserializer::from_str(raw.get());
    let identity = Identity(area).deserialize(&mut deserializer);
    let identity = identity.with_context(|| format!("{} cannot be normalised", export.file.display()))?;
    Ok((area.name_of(&identity), area.resource_id_of(&identity)))
}

/// Reads the properties that tell which resource a body is.
struct Identity<'a>(&'a Area);

impl<'de> DeserializeSeed<'de> for Identity<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Identity<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a resource, which is a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let identity = &self.0.identity;
        let starts = |path: &String, key: &str| path.split('.').next() == Some(key);
        let mut found = Map::new();
        while let Some(key) = members.next_key::<std::borrow::Cow<'de, str>>()? {
            let counts = key == identity.id || key == PARENT_ID || identity.name.iter().any(|path| starts(path, &key));
            if counts {
                found.insert(key.into_owned(), members.next_value()?);
            } else {
                members.next_value::<IgnoredAny>()?;
            }
        }
        Ok(Value::Object(found))
    }
}

/// An answer of Graph.
#[derive(Deserialize)]
struct Answer<'t> {
    #[serde(borrow)]
    value: Option<&'t RawValue>,
}

/// The resources in a Graph answer, an array, or a single object.
fn resources<'t>(file: &Path, text: &'t str) -> anyhow::Result<Vec<&'t RawValue>> {
    let faulty = || format!("{} is not valid JSON", file.display());
    let text = text.trim_start_matches('\u{feff}');
    match text.trim_start().chars().next() {
        Some('[') => serde_json::from_str(text).with_context(faulty),
        Some('{') => {
            let answer: Answer<'t> = serde_json::from_str(text).with_context(faulty)?;
            match answer.value.map(RawValue::get).filter(|value| value.starts_with('[')) {
                Some(list) => serde_json::from_str(list).with_context(faulty),
                None => Ok(vec![serde_json::from_str(text).with_context(faulty)?]),
            }
        }
        _ => {
            serde_json::from_str::<IgnoredAny>(text).with_context(faulty)?;
            bail!("{} holds neither a resource nor a list of them", file.display())
        }
    }
}
