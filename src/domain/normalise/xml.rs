//! XML in a form where what means nothing is gone: the order of attributes, space between elements, comments, the
//! declaration and the document type. Comments do not reach what reads the configuration, so they are none of it.
//!
//! Entities that a document defines itself are never expanded: such a document stays the text that it is.

use std::fmt::Write;

use quick_xml::Reader;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// Deeper or larger documents stay the text that they are.
pub(super) const DEPTH_LIMIT: usize = 64;
pub(super) const NODES_LIMIT: usize = 200_000;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum XmlNode {
    Element(Element),
    Text(String),
    Instruction(String),
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) name: String,
    /// By name.
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<XmlNode>,
}

/// The canonical text; `None` when it is no XML or exceeds a limit.
pub(super) fn canonical(text: &str) -> Option<String> {
    parse(text).map(|nodes| written(&nodes))
}

/// The elements of a document, or of a fragment as ADMX-backed settings have it.
pub(super) fn parse(text: &str) -> Option<Vec<XmlNode>> {
    if !text.trim_start_matches('\u{feff}').trim_start().starts_with('<') {
        return None;
    }
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut open = Open { stack: vec![Element::default()], nodes: 0 };
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) => open.enter(element(&start)?)?,
            Event::Empty(start) => {
                open.enter(element(&start)?)?;
                open.leave()?;
            }
            Event::End(_) => open.leave()?,
            Event::Text(text) => open.text(&text.xml_content(quick_xml::XmlVersion::Implicit1_0))?,
            Event::CData(text) => open.text(&text.xml_content(quick_xml::XmlVersion::Implicit1_0))?,
            Event::GeneralRef(reference) => open.text(&referred(&reference)?)?,
            Event::PI(instruction) => open.push(XmlNode::Instruction(instruction.trim().to_owned()))?,
            Event::DocType(kind) if kind.contains('[') => return None,
            Event::Comment(_) | Event::Decl(_) | Event::DocType(_) => {}
            Event::Eof => return open.finished(),
        }
    }
}

/// Indented by two spaces, attributes by name.
pub(super) fn written(nodes: &[XmlNode]) -> String {
    let mut text = String::new();
    for node in nodes {
        write_node(node, 0, &mut text);
    }
    text.trim_end().to_owned()
}

struct Open {
    /// The first stands for the document.
    stack: Vec<Element>,
    nodes: usize,
}

impl Open {
    fn enter(&mut self, element: Element) -> Option<()> {
        self.count()?;
        self.stack.push(element);
        (self.stack.len() <= DEPTH_LIMIT).then_some(())
    }

    fn leave(&mut self) -> Option<()> {
        let mut element = self.stack.pop()?;
        element.children = without_layout(element.children);
        self.stack.last_mut()?.children.push(XmlNode::Element(element));
        Some(())
    }

    /// Text that a comment or a reference interrupts is one text.
    fn text(&mut self, text: &str) -> Option<()> {
        let last = self.stack.last_mut()?;
        if let Some(XmlNode::Text(before)) = last.children.last_mut() {
            before.push_str(text);
            return Some(());
        }
        self.push(XmlNode::Text(text.to_owned()))
    }

    fn push(&mut self, node: XmlNode) -> Option<()> {
        self.count()?;
        self.stack.last_mut()?.children.push(node);
        Some(())
    }

    fn count(&mut self) -> Option<()> {
        self.nodes += 1;
        (self.nodes <= NODES_LIMIT).then_some(())
    }

    fn finished(mut self) -> Option<Vec<XmlNode>> {
        let document = self.stack.pop().filter(|_| self.stack.is_empty())?;
        let children = without_layout(document.children);
        let has_element = children.iter().any(|node| matches!(node, XmlNode::Element(_)));
        let has_text = children.iter().any(|node| matches!(node, XmlNode::Text(_)));
        (has_element && !has_text).then_some(children)
    }
}

/// Space beside elements is layout. A text alone keeps its space, unless there is nothing but line ends.
fn without_layout(children: Vec<XmlNode>) -> Vec<XmlNode> {
    let is_alone = !children.iter().any(|node| matches!(node, XmlNode::Element(_) | XmlNode::Instruction(_)));
    let kept = children.into_iter().filter_map(|node| match node {
        XmlNode::Text(text) if is_alone => {
            let is_layout = text.is_empty() || text.trim().is_empty() && text.contains('\n');
            (!is_layout).then_some(XmlNode::Text(text))
        }
        XmlNode::Text(text) => {
            let text = text.trim();
            (!text.is_empty()).then(|| XmlNode::Text(text.to_owned()))
        }
        node => Some(node),
    });
    kept.collect()
}

fn element(start: &BytesStart<'_>) -> Option<Element> {
    let name = start.name().as_ref().to_owned();
    let attributes = start.attributes().map(|attribute| attribute_of(&attribute.ok()?));
    let mut attributes = attributes.collect::<Option<Vec<_>>>()?;
    attributes.sort();
    Some(Element { name, attributes, children: Vec::new() })
}

fn attribute_of(attribute: &Attribute<'_>) -> Option<(String, String)> {
    let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?;
    Some((attribute.key.as_ref().to_owned(), value.into_owned()))
}

/// The predefined five and numbers; any other name would need the document's own definitions.
fn referred(reference: &BytesRef<'_>) -> Option<String> {
    if let Some(character) = reference.resolve_char_ref().ok()? {
        return Some(character.to_string());
    }
    quick_xml::escape::resolve_predefined_entity(reference).map(str::to_owned)
}

fn write_node(node: &XmlNode, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    match node {
        XmlNode::Text(content) => text.push_str(&format!("{indent}{}\n", escaped(content))),
        XmlNode::Instruction(content) => text.push_str(&format!("{indent}<?{content}?>\n")),
        XmlNode::Element(element) => write_element(element, depth, &indent, text),
    }
}

fn write_element(element: &Element, depth: usize, indent: &str, text: &mut String) {
    let Element { name, attributes, children } = element;
    text.push_str(&format!("{indent}<{name}"));
    for (key, value) in attributes {
        // Writing to a String cannot fail.
        let _ = write!(
            text,
            " {key}=\"{}\"",
            escaped(value).replace('"', "&quot;").replace('\n', "&#10;").replace('\t', "&#9;")
        );
    }
    match children.as_slice() {
        [] => text.push_str("/>\n"),
        [XmlNode::Text(content)] => text.push_str(&format!(">{}</{name}>\n", escaped(content))),
        children => {
            text.push_str(">\n");
            for child in children {
                write_node(child, depth + 1, text);
            }
            text.push_str(&format!("{indent}</{name}>\n"));
        }
    }
}

/// Also what a reference to a character put there is a line end like any other.
fn escaped(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::canonical;

    fn same(one: &str, other: &str) {
        let (one, other) = (canonical(one).expect("XML"), canonical(other).expect("XML"));
        assert_eq!(one, other);
        assert_eq!(canonical(&one).as_deref(), Some(one.as_str()), "a second time");
    }

    #[test]
    fn line_ends_that_are_written_as_references_stay_when_it_is_read_again() {
        for text in ["<a b=\"x&#xD;&#xA;y&#9;z\"/>", "<a>x&#13;&#10;y</a>"] {
            let once = canonical(text).expect("XML");
            assert_eq!(canonical(&once).as_deref(), Some(once.as_str()));
            same(text, &text.replace("&#xD;", "").replace("&#13;", ""));
        }
    }

    #[test]
    fn the_order_of_attributes_layout_and_comments_mean_nothing() {
        same("<?xml version=\"1.0\"?>\n<a y='2' x=\"1\"><!-- why -->\n  <b/>\n</a>", "<a x=\"1\" y=\"2\"><b></b></a>");
        same("<enabled/><data id=\"a\" value=\"b\"/>", "<enabled/>\r\n<data value=\"b\" id=\"a\"/>");
        same("<a><![CDATA[1 < 2]]></a>", "<a>1 &lt; 2</a>");
        same("<a>x<!-- y -->z&#33;</a>", "<a>xz!</a>");
    }

    #[test]
    fn text_order_and_values_mean_something() {
        for (one, other) in [
            ("<a>x</a>", "<a>y</a>"),
            ("<a x=\"1\"/>", "<a x=\"2\"/>"),
            ("<a><b/><c/></a>", "<a><c/><b/></a>"),
            ("<a> </a>", "<a/>"),
        ] {
            assert_ne!(canonical(one), canonical(other), "{one} and {other}");
        }
    }

    #[test]
    fn bombs_and_broken_documents_are_left_as_they_are() {
        let bomb = "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>";
        let deep = format!("{}{}", "<a>".repeat(10_000), "</a>".repeat(10_000));
        let wide = format!("<a>{}</a>", "<b/>".repeat(300_000));
        for text in [bomb, &deep, &wide, "<a>&unknown;</a>", "<a><b></a>", "<a>", "text", "", "text <a/>"] {
            assert_eq!(canonical(text), None, "{}", text.chars().take(60).collect::<String>());
        }
    }
}
