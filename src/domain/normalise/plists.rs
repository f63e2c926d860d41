//! Property lists, as Apple's profiles are: dictionaries without order, in XML or in Apple's binary form.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::xml::{self, DEPTH_LIMIT, Element, NODES_LIMIT, XmlNode};

/// The canonical text of a property list in XML; `None` when it is none.
pub(super) fn canonical(text: &str) -> Option<String> {
    let mut nodes = xml::parse(text)?;
    // The settings of a managed app are a dictionary without the element around it.
    let is_list =
        |node: &XmlNode| matches!(node, XmlNode::Element(element) if matches!(element.name.as_str(), "plist" | "dict"));
    if !nodes.iter().any(is_list) {
        return None;
    }
    nodes.iter_mut().for_each(settle);
    Some(xml::written(&nodes))
}

/// The canonical text of a property list in binary form; `None` when it is none.
pub(super) fn from_binary(bytes: &[u8]) -> Option<String> {
    if !bytes.starts_with(b"bplist00") {
        return None;
    }
    let Bounded(value) = plist::from_bytes(bytes).ok()?;
    let list = Element { name: "plist".to_owned(), attributes: version(), children: vec![value] };
    canonical(&xml::written(&[XmlNode::Element(list)]))
}

fn version() -> Vec<(String, String)> {
    vec![("version".to_owned(), "1.0".to_owned())]
}

/// Keys of a dictionary by name; no layout in data and numbers.
fn settle(node: &mut XmlNode) {
    let XmlNode::Element(element) = node else { return };
    element.children.iter_mut().for_each(settle);
    match element.name.as_str() {
        "dict" => element.children = sorted(std::mem::take(&mut element.children)),
        "data" => without_space(element, ""),
        "integer" | "real" | "date" => without_space(element, " "),
        _ => {}
    }
}

/// Pairs of a key and what follows it. What is no pair keeps its place, so that nothing is lost.
fn sorted(children: Vec<XmlNode>) -> Vec<XmlNode> {
    let mut pairs: Vec<(String, Vec<XmlNode>)> = Vec::new();
    for child in children {
        match (&child, pairs.last_mut()) {
            (XmlNode::Element(element), _) if element.name == "key" => {
                pairs.push((xml::written(std::slice::from_ref(&child)), vec![child]));
            }
            (_, Some((_, pair))) => pair.push(child),
            (_, None) => pairs.push((String::new(), vec![child])),
        }
    }
    pairs.sort_by(|(one, _), (other, _)| one.cmp(other));
    pairs.into_iter().flat_map(|(_, pair)| pair).collect()
}

fn without_space(element: &mut Element, between: &str) {
    for child in &mut element.children {
        if let XmlNode::Text(text) = child {
            *text = text.split_whitespace().collect::<Vec<_>>().join(between);
        }
    }
}

/// A value of a binary list. Its objects may stand in many places at once, so what they unfold to is counted.
struct Bounded(XmlNode);

impl<'de> Deserialize<'de> for Bounded {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut nodes = 0;
        Place { nodes: &mut nodes, depth: 0 }.deserialize(deserializer).map(Self)
    }
}

struct Place<'n> {
    nodes: &'n mut usize,
    depth: usize,
}

impl Place<'_> {
    fn below(&mut self) -> Place<'_> {
        Place { nodes: self.nodes, depth: self.depth + 1 }
    }
}

impl<'de> DeserializeSeed<'de> for Place<'_> {
    type Value = XmlNode;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<XmlNode, D::Error> {
        *self.nodes += 1;
        if *self.nodes > NODES_LIMIT || self.depth > DEPTH_LIMIT {
            return Err(D::Error::custom("the property list is too large or too deep"));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Place<'_> {
    type Value = XmlNode;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value of a property list")
    }

    fn visit_bool<E>(self, value: bool) -> Result<XmlNode, E> {
        Ok(element(if value { "true" } else { "false" }, Vec::new()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<XmlNode, E> {
        Ok(text("integer", value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<XmlNode, E> {
        Ok(text("integer", value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<XmlNode, E> {
        Ok(text("real", value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<XmlNode, E> {
        Ok(text("string", value.to_owned()))
    }

    fn visit_bytes<E>(self, value: &[u8]) -> Result<XmlNode, E> {
        Ok(text("data", STANDARD.encode(value)))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<XmlNode, A::Error> {
        let mut children = Vec::new();
        while let Some(child) = items.next_element_seed(self.below())? {
            children.push(child);
        }
        Ok(element("array", children))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<XmlNode, A::Error> {
        let mut children = Vec::new();
        while let Some(key) = members.next_key::<String>()? {
            children.push(text("key", key));
            children.push(members.next_value_seed(self.below())?);
        }
        Ok(element("dict", children))
    }
}

fn element(name: &str, children: Vec<XmlNode>) -> XmlNode {
    XmlNode::Element(Element { name: name.to_owned(), attributes: Vec::new(), children })
}

fn text(name: &str, content: String) -> XmlNode {
    element(name, if content.is_empty() { Vec::new() } else { vec![XmlNode::Text(content)] })
}

#[cfg(test)]
mod tests {
    use plist::{Dictionary, Value};

    use super::{canonical, from_binary};

    const PROFILE: &str = "<?xml version=\"1.0\"?><!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"x\"><plist version=\"1.0\"><dict>\
        <key>b</key><integer> 1 </integer><key>a</key><data>\n  QUJD\n  REVG\n</data></dict></plist>";

    #[test]
    fn a_dictionary_has_no_order() {
        let turned = "<plist version='1.0'><dict><key>a</key><data>QUJDREVG</data><key>b</key><integer>1</integer></dict></plist>";
        assert_eq!(canonical(PROFILE), canonical(turned));
        let text = canonical(PROFILE).expect("a property list");
        assert_eq!(canonical(&text).as_deref(), Some(text.as_str()), "a second time");
        assert_ne!(canonical(PROFILE), canonical(&turned.replace("<integer>1", "<integer>2")));
        assert_eq!(canonical("<html/>"), None);
    }

    #[test]
    fn an_array_has_an_order() {
        let of = |items: &str| canonical(&format!("<plist><array>{items}</array></plist>"));
        assert_ne!(of("<true/><false/>"), of("<false/><true/>"));
    }

    #[test]
    fn the_binary_form_says_the_same() {
        let mut dictionary = Dictionary::new();
        dictionary.insert("b".to_owned(), Value::Integer(1.into()));
        dictionary.insert("a".to_owned(), Value::Data(b"ABCDEF".to_vec()));
        let mut bytes = Vec::new();
        Value::Dictionary(dictionary).to_writer_binary(&mut bytes).expect("a property list");
        assert_eq!(from_binary(&bytes), canonical(PROFILE));
    }

    /// Sixty arrays, each of which holds the next one twice: 600 bytes that would unfold to 2^60 values.
    #[test]
    fn a_binary_list_that_unfolds_without_end_is_refused() {
        let mut bytes = b"bplist00".to_vec();
        let mut offsets = Vec::new();
        for next in 1..=60_u8 {
            offsets.push(u8::try_from(bytes.len()).expect("a small list"));
            bytes.extend([0xA2, next, next]);
        }
        offsets.push(u8::try_from(bytes.len()).expect("a small list"));
        bytes.push(0x09);
        let table = u8::try_from(bytes.len()).expect("a small list");
        bytes.extend(&offsets);
        bytes.extend([0, 0, 0, 0, 0, 0, 1, 1]);
        bytes.extend(61_u64.to_be_bytes());
        bytes.extend(0_u64.to_be_bytes());
        bytes.extend(u64::from(table).to_be_bytes());
        assert_eq!(from_binary(&bytes), None);
    }
}
