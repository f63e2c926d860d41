//! Giving one place of a thing another meaning.

use crate::random::Random;
use crate::thing::{Around, Leaf, Shape, Thing, differences};

const ATTEMPTS: usize = 40;

/// A thing with one place changed, and what kind of change that was; `None` where nothing of it counts.
pub fn changed(thing: &Thing, random: &mut Random) -> Option<(&'static str, Thing)> {
    let mut sites = Vec::new();
    collect(thing, Around { resource: thing, is_masked: false }, &mut Vec::new(), &mut sites);
    if sites.is_empty() {
        return None;
    }
    for _ in 0..ATTEMPTS {
        let mut changed = thing.clone();
        let kind = change_at(&mut changed, &sites[random.below(sites.len())], random);
        let counts = kind.filter(|_| is_told_apart(&changed) && !differences(thing, &changed).is_empty());
        if let Some(kind) = counts {
            return Some((kind, changed));
        }
    }
    None
}

/// Whether no two elements of a keyed list share their key, for then a path names only one of them.
fn is_told_apart(thing: &Thing) -> bool {
    match &thing.shape {
        Shape::Leaf(_) => true,
        Shape::Json(inner) => is_told_apart(inner),
        Shape::Object(members) => members.iter().all(|(_, member)| is_told_apart(member)),
        Shape::List(items) => {
            let mut keys: Vec<String> = thing
                .facts
                .keys
                .as_ref()
                .map_or_else(Vec::new, |keys| items.iter().map(|item| item.key(keys).0).collect());
            let all = keys.len();
            keys.sort();
            keys.dedup();
            keys.len() == all && items.iter().all(is_told_apart)
        }
    }
}

fn collect(thing: &Thing, around: Around<'_>, site: &mut Vec<usize>, sites: &mut Vec<Vec<usize>>) {
    if !site.is_empty() {
        if thing.facts.dropped || thing.facts.secret || around.is_masked {
            return;
        }
        sites.push(site.clone());
    }
    let below: Vec<(&Thing, Around<'_>)> = match &thing.shape {
        Shape::Object(members) => members.iter().map(|(_, member)| (member, thing.around(member, around))).collect(),
        Shape::List(items) => items.iter().map(|item| (item, Around { is_masked: false, ..around })).collect(),
        Shape::Json(inner) => vec![(inner, around)],
        Shape::Leaf(_) => Vec::new(),
    };
    for (index, (below, around)) in below.into_iter().enumerate() {
        site.push(index);
        collect(below, around, site, sites);
        site.pop();
    }
}

fn change_at(thing: &mut Thing, site: &[usize], random: &mut Random) -> Option<&'static str> {
    let (index, rest) = site.split_first()?;
    let is_here = rest.is_empty();
    match &mut thing.shape {
        Shape::Json(inner) if is_here => change_at(inner, &[random.below(3)], random),
        Shape::Json(inner) => change_at(inner, rest, random),
        Shape::Object(members) if is_here && members[*index].0 != "id" && random.chance(25) => {
            members.remove(*index);
            Some("a property comes or goes")
        }
        Shape::Object(members) if is_here => here(&mut members[*index].1, random),
        Shape::Object(members) => change_at(&mut members[*index].1, rest, random),
        Shape::List(items) if is_here && random.chance(25) => {
            items.remove(*index);
            Some("an element comes or goes")
        }
        Shape::List(items) if is_here && thing.facts.ordered && random.chance(50) => {
            let other = random.below(items.len());
            items.swap(*index, other);
            Some("another order where it means something")
        }
        Shape::List(items) if is_here => here(&mut items[*index], random),
        Shape::List(items) => change_at(&mut items[*index], rest, random),
        Shape::Leaf(_) => None,
    }
}

fn here(thing: &mut Thing, random: &mut Random) -> Option<&'static str> {
    match &mut thing.shape {
        Shape::Leaf(leaf) => Some(another(leaf, random)),
        Shape::List(items) if !items.is_empty() => {
            let mut new = items[random.below(items.len())].clone();
            all_leaves(&mut new, random);
            items.push(new);
            Some("an element comes or goes")
        }
        Shape::List(_) | Shape::Object(_) | Shape::Json(_) => None,
    }
}

fn all_leaves(thing: &mut Thing, random: &mut Random) {
    match &mut thing.shape {
        Shape::Leaf(Leaf::Type { .. }) => {}
        Shape::Leaf(leaf) => {
            another(leaf, random);
        }
        Shape::Object(members) => members.iter_mut().for_each(|(_, member)| all_leaves(member, random)),
        Shape::List(items) => items.iter_mut().for_each(|item| all_leaves(item, random)),
        Shape::Json(inner) => all_leaves(inner, random),
    }
}

fn another(leaf: &mut Leaf, random: &mut Random) -> &'static str {
    match leaf {
        Leaf::Text(text) | Leaf::Payload(text) => text_changed(text, random),
        Leaf::Bytes(text) => {
            text.push('!');
            "another binary value"
        }
        Leaf::Word { word, others } | Leaf::Type { name: word, others, .. } => {
            let other: Vec<&String> = others.iter().filter(|other| !other.eq_ignore_ascii_case(word)).collect();
            *word = if other.is_empty() { format!("{word}2") } else { (*random.one_of(&other)).clone() };
            "another member of an enumeration, or another type"
        }
        Leaf::Flags { words, others } => {
            let new: Vec<String> = others.iter().filter(|other| !words.contains(other)).cloned().collect();
            if words.len() > 1 && random.chance(50) || new.is_empty() {
                words.pop();
            } else {
                words.push(random.one_of(&new).clone());
            }
            "a flag comes or goes"
        }
        Leaf::Words(words) => {
            words.push("another".to_owned());
            "a word comes or goes"
        }
        Leaf::Guid(guid) => {
            *guid ^= 1 << random.below(128);
            "another GUID"
        }
        Leaf::Instant { seconds, nanoseconds } => {
            match random.below(3) {
                0 => *seconds += 1,
                1 => *seconds += 3_600,
                _ => *nanoseconds = (*nanoseconds + 100) % 1_000_000_000,
            }
            "another instant"
        }
        Leaf::Computed(seconds) => {
            *seconds += 3;
            "another instant"
        }
        Leaf::Duration(seconds) => {
            *seconds += *random.one_of(&[1, 60, 3_600]);
            "another duration"
        }
        Leaf::Time(seconds) => {
            *seconds = (*seconds + 1) % 86_400;
            "another time of day"
        }
        Leaf::Date(date) => {
            let last = if date.ends_with('1') { '2' } else { '1' };
            date.pop();
            date.push(last);
            "another date"
        }
        Leaf::Number { number, .. } => {
            *number += if random.chance(50) { 1 } else { -1 };
            "another number"
        }
        Leaf::Float(number) => {
            *number *= 2.0;
            "another number"
        }
        Leaf::Bool { truth, .. } => {
            *truth = !*truth;
            "the opposite"
        }
        Leaf::Network { address, prefix } => {
            *address ^= 1 << (32 - *prefix);
            "another network"
        }
        Leaf::Network6 { address, prefix } => {
            *address ^= 1 << (128 - *prefix);
            "another network"
        }
        Leaf::Country(country) => {
            *country = if country == "FR" { "IT".to_owned() } else { "FR".to_owned() };
            "another country"
        }
        Leaf::Url { path, .. } => {
            path.push_str("/more");
            "another address"
        }
    }
}

fn text_changed(text: &mut String, random: &mut Random) -> &'static str {
    let letter = text.char_indices().find(|(_, letter)| letter.is_ascii_alphabetic());
    match (random.below(3), letter) {
        (0, Some((at, letter))) => {
            let turned =
                if letter.is_ascii_lowercase() { letter.to_ascii_uppercase() } else { letter.to_ascii_lowercase() };
            text.replace_range(at..=at, &turned.to_string());
            "the case of a letter of a text"
        }
        (1, _) if text.contains(' ') => {
            *text = text.replacen(' ', "  ", 1);
            "space within a text"
        }
        _ => {
            text.push('x');
            "an edited text"
        }
    }
}
