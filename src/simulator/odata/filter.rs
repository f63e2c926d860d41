//! `$filter`: comparisons, `startswith`, `isof`, `any`, joined by `and`, `or`, `not` and brackets.

use super::tokens::{Token, tokens};
use crate::simulator::exchange::GraphError;
use crate::simulator::schema::is_a;
use jiff::Timestamp;
use serde_json::Value;
use std::cmp::Ordering;

/// A filter that was understood.
#[derive(Debug, PartialEq)]
pub enum Filter {
    Compare { path: String, operator: Operator, value: Value },
    Text { test: TextTest, path: String, text: String },
    In { path: String, values: Vec<Value> },
    IsOf { type_name: String },
    Any { path: String, variable: String, inner: Box<Filter> },
    And(Box<Filter>, Box<Filter>),
    Or(Box<Filter>, Box<Filter>),
    Not(Box<Filter>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextTest {
    StartsWith,
    EndsWith,
    Contains,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    Equal,
    NotEqual,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
}

impl Filter {
    /// Reads a filter; what is not understood is refused as Graph does.
    pub fn parse(text: &str) -> Result<Self, GraphError> {
        let refused = || {
            GraphError::new(
                400,
                "Request_UnsupportedQuery",
                format!("Unsupported or invalid query filter clause specified: '{text}'."),
            )
        };
        let mut parser = Parser { tokens: tokens(text).ok_or_else(refused)?, at: 0 };
        let filter = parser.either().ok_or_else(refused)?;
        if parser.at == parser.tokens.len() { Ok(filter) } else { Err(refused()) }
    }

    /// Whether an object passes.
    pub fn matches(&self, body: &Value) -> bool {
        match self {
            Self::Compare { path, operator, value } => compare(at(body, path), *operator, value),
            Self::Text { test, path, text } => at(body, path).as_str().is_some_and(|stored| {
                let (stored, text) = (stored.to_lowercase(), text.to_lowercase());
                match test {
                    TextTest::StartsWith => stored.starts_with(&text),
                    TextTest::EndsWith => stored.ends_with(&text),
                    TextTest::Contains => stored.contains(&text),
                }
            }),
            Self::In { path, values } => values.iter().any(|value| compare(at(body, path), Operator::Equal, value)),
            Self::IsOf { type_name } => {
                let own = body.get("@odata.type").and_then(Value::as_str).unwrap_or_default();
                is_a(own.trim_start_matches('#'), type_name)
            }
            Self::Any { path, variable, inner } => {
                let elements = at(body, path).as_array().map(Vec::as_slice).unwrap_or_default();
                elements.iter().any(|element| inner.matches(&serde_json::json!({ variable.as_str(): element })))
            }
            Self::And(left, right) => left.matches(body) && right.matches(body),
            Self::Or(left, right) => left.matches(body) || right.matches(body),
            Self::Not(inner) => !inner.matches(body),
        }
    }
}

impl Filter {
    /// Whether the directory answers it only from its index, which lags behind.
    pub fn is_advanced(&self) -> bool {
        match self {
            Self::Compare { operator, .. } => *operator == Operator::NotEqual,
            Self::Text { test, .. } => *test != TextTest::StartsWith,
            Self::Not(_) => true,
            Self::And(left, right) | Self::Or(left, right) => left.is_advanced() || right.is_advanced(),
            Self::Any { inner, .. } => inner.is_advanced(),
            Self::IsOf { .. } | Self::In { .. } => false,
        }
    }
}

fn at<'a>(body: &'a Value, path: &str) -> &'a Value {
    path.split('/').fold(body, |value, segment| value.get(segment).unwrap_or(&Value::Null))
}

fn compare(stored: &Value, operator: Operator, wanted: &Value) -> bool {
    let ordering = match (stored, wanted) {
        (Value::String(stored), Value::String(wanted)) => Some(order(stored, wanted)),
        (Value::Number(stored), Value::Number(wanted)) => stored.as_f64().partial_cmp(&wanted.as_f64()),
        _ => (stored == wanted).then_some(Ordering::Equal),
    };
    match operator {
        Operator::Equal => ordering == Some(Ordering::Equal),
        Operator::NotEqual => ordering != Some(Ordering::Equal),
        Operator::Greater => ordering == Some(Ordering::Greater),
        Operator::GreaterOrEqual => matches!(ordering, Some(Ordering::Greater | Ordering::Equal)),
        Operator::Less => ordering == Some(Ordering::Less),
        Operator::LessOrEqual => matches!(ordering, Some(Ordering::Less | Ordering::Equal)),
    }
}

/// Moments by when they are, other texts without case.
fn order(stored: &str, wanted: &str) -> Ordering {
    match (stored.parse::<Timestamp>(), wanted.parse::<Timestamp>()) {
        (Ok(stored), Ok(wanted)) => stored.cmp(&wanted),
        _ => stored.to_lowercase().cmp(&wanted.to_lowercase()),
    }
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
}

impl Parser {
    fn either(&mut self) -> Option<Filter> {
        let mut left = self.both()?;
        while self.take_word("or") {
            left = Filter::Or(Box::new(left), Box::new(self.both()?));
        }
        Some(left)
    }

    fn both(&mut self) -> Option<Filter> {
        let mut left = self.single()?;
        while self.take_word("and") {
            left = Filter::And(Box::new(left), Box::new(self.single()?));
        }
        Some(left)
    }

    fn single(&mut self) -> Option<Filter> {
        if self.take_word("not") {
            return Some(Filter::Not(Box::new(self.single()?)));
        }
        if self.take(&Token::Open) {
            let inner = self.either()?;
            return self.take(&Token::Close).then_some(inner);
        }
        let word = self.word()?;
        if self.take(&Token::Open) { self.function(&word) } else { self.comparison(word) }
    }

    fn function(&mut self, name: &str) -> Option<Filter> {
        let filter = match name.to_ascii_lowercase().as_str() {
            "isof" => Filter::IsOf { type_name: self.text()? },
            "startswith" => self.text_test(TextTest::StartsWith)?,
            "endswith" => self.text_test(TextTest::EndsWith)?,
            "contains" => self.text_test(TextTest::Contains)?,
            _ => {
                let path = name.strip_suffix("/any")?.to_owned();
                let variable = self.variable()?;
                Filter::Any { path, variable, inner: Box::new(self.either()?) }
            }
        };
        self.take(&Token::Close).then_some(filter)
    }

    /// The name before a colon; what stands right behind the colon is read next.
    fn variable(&mut self) -> Option<String> {
        let word = self.word()?;
        let (variable, rest) = word.split_once(':')?;
        if !rest.is_empty() {
            self.at -= 1;
            *self.tokens.get_mut(self.at)? = Token::Word(rest.to_owned());
        }
        Some(variable.to_owned())
    }

    fn text_test(&mut self, test: TextTest) -> Option<Filter> {
        let path = self.word()?;
        self.take(&Token::Comma).then_some(())?;
        Some(Filter::Text { test, path, text: self.text()? })
    }

    fn list(&mut self, path: String) -> Option<Filter> {
        let mut values = vec![self.value()?];
        while self.take(&Token::Comma) {
            values.push(self.value()?);
        }
        self.take(&Token::Close).then_some(Filter::In { path, values })
    }

    fn comparison(&mut self, path: String) -> Option<Filter> {
        if self.take_word("in") {
            return if self.take(&Token::Open) { self.list(path) } else { None };
        }
        let operator = match self.word()?.to_ascii_lowercase().as_str() {
            "eq" => Operator::Equal,
            "ne" => Operator::NotEqual,
            "gt" => Operator::Greater,
            "ge" => Operator::GreaterOrEqual,
            "lt" => Operator::Less,
            "le" => Operator::LessOrEqual,
            _ => return None,
        };
        Some(Filter::Compare { path, operator, value: self.value()? })
    }

    fn value(&mut self) -> Option<Value> {
        match self.next()? {
            Token::Text(text) => Some(Value::String(text)),
            Token::Word(word) => Some(match word.as_str() {
                "true" => Value::Bool(true),
                "false" => Value::Bool(false),
                "null" => Value::Null,
                // An instant or a GUID stands without quotes.
                _ => word.parse::<i64>().map_or(Value::String(word), Value::from),
            }),
            Token::Open | Token::Close | Token::Comma => None,
        }
    }

    fn text(&mut self) -> Option<String> {
        match self.next()? {
            Token::Text(text) => Some(text),
            _ => None,
        }
    }

    fn word(&mut self) -> Option<String> {
        match self.next()? {
            Token::Word(word) => Some(word),
            _ => None,
        }
    }

    fn next(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.at).cloned();
        self.at += 1;
        token
    }

    fn take(&mut self, wanted: &Token) -> bool {
        let found = self.tokens.get(self.at) == Some(wanted);
        self.at += usize::from(found);
        found
    }

    fn take_word(&mut self, wanted: &str) -> bool {
        let found = matches!(self.tokens.get(self.at), Some(Token::Word(word)) if word.eq_ignore_ascii_case(wanted));
        self.at += usize::from(found);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_clients_ask_for_is_understood() {
        let body = json!({ "tags": ["Hidden"], "targets": [{ "id": "a" }], "name": "Wireless", "size": 4 });
        for (text, expected) in [
            ("tags/any(t:t eq 'Hidden')", true),
            ("tags/any(t:t eq 'Shown')", false),
            ("tags/any(t: startswith(t,'Hid'))", true),
            ("targets/any(t:t/id eq 'a')", true),
            ("name in ('Wired', 'wireless') and not (size gt 4)", true),
            ("endswith(name,'less') or contains(name,'x')", true),
        ] {
            assert_eq!(Filter::parse(text).unwrap().matches(&body), expected, "{text}");
        }
        assert!(Filter::parse("name near 'Wired'").is_err());
    }
}
