//! Path patterns: `conditions.users.exclude*`, `assignments[].target.groupId`, `settings[].**.children`.

/// One step of a pattern.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Step {
    /// A property by name.
    Key(String),
    /// A property whose name starts and ends so.
    Glob { start: String, end: String },
    /// Any element of a collection.
    Element,
    /// Any number of steps.
    AnyDepth,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern {
    pub(super) steps: Vec<Step>,
}

/// Why a text is not a pattern.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{pattern}` is not a path pattern: {reason}")]
pub struct PatternError {
    pattern: String,
    reason: &'static str,
}

impl Pattern {
    pub(super) fn parse(text: &str) -> Result<Self, PatternError> {
        let refused = |reason| PatternError { pattern: text.to_owned(), reason };
        let mut steps = Vec::new();
        for segment in segments(text) {
            let name = segment.trim_end_matches("[]");
            steps.push(name_step(name).map_err(refused)?);
            let elements = segment.len().saturating_sub(name.len()) / 2;
            steps.extend(std::iter::repeat_n(Step::Element, elements));
        }
        Ok(Self { steps })
    }

    /// Longer patterns say more. A wildcard says less than a name.
    pub(super) fn length(&self) -> usize {
        let weight = |step: &Step| match step {
            Step::Key(_) => 3,
            Step::Glob { .. } => 2,
            Step::Element => 1,
            Step::AnyDepth => 0,
        };
        self.steps.iter().map(weight).sum()
    }

    /// Whether a path of a difference lies at or below what the pattern names. Selectors such as
    /// `[omaUri=./Device]` count as elements, and a pattern may leave elements out.
    pub(super) fn covers(&self, path: &str) -> bool {
        covers(&self.steps, &path_steps(path))
    }

    /// Whether the pattern names something below a path of a difference.
    pub(super) fn lies_within(&self, path: &str) -> bool {
        !self.covers(path) && starts_with(&self.steps, &path_steps(path))
    }
}

/// A pattern that a person wrote, in the grammar of the catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathPattern(Pattern);

impl PathPattern {
    /// # Errors
    /// [`PatternError`] naming what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, PatternError> {
        if text.is_empty() {
            return Err(PatternError { pattern: String::new(), reason: "it is empty" });
        }
        Pattern::parse(text).map(Self)
    }

    /// Whether the path of a difference lies at or below what the pattern names.
    pub fn covers(&self, path: &str) -> bool {
        self.0.covers(path)
    }

    /// Whether the pattern names something below the path of a difference.
    pub fn lies_within(&self, path: &str) -> bool {
        self.0.lies_within(path)
    }
}

fn starts_with(pattern: &[Step], path: &[Option<&str>]) -> bool {
    match (pattern.split_first(), path.split_first()) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some((Step::Element, rest)), Some((None, below))) => starts_with(rest, below),
        (Some((Step::Element | Step::AnyDepth, _)), Some(_)) => false,
        (Some((Step::Key(_) | Step::Glob { .. }, _)), Some((None, below))) => starts_with(pattern, below),
        (Some((step, rest)), Some((Some(name), below))) => step.matches(name) && starts_with(rest, below),
    }
}

fn covers(pattern: &[Step], path: &[Option<&str>]) -> bool {
    match (pattern.split_first(), path.split_first()) {
        (None, _) => true,
        (Some((Step::AnyDepth, rest)), _) => {
            (0..=path.len()).any(|skip| path.get(skip..).is_some_and(|below| covers(rest, below)))
        }
        (Some((Step::Element, rest)), Some((None, below))) => covers(rest, below),
        // A whole element of a set is one difference at the path of the set.
        (Some((Step::Element, rest)), None) => rest.is_empty(),
        (Some((Step::Element, _)), Some((Some(_), _))) => false,
        (Some(_), None) => false,
        (Some((Step::Key(_) | Step::Glob { .. }, _)), Some((None, below))) => covers(pattern, below),
        (Some((step, rest)), Some((Some(name), below))) => step.matches(name) && covers(rest, below),
    }
}

impl Step {
    pub(super) fn matches(&self, name: &str) -> bool {
        match self {
            Self::Key(key) => key == name,
            Self::Glob { start, end } => {
                name.len() >= start.len() + end.len() && name.starts_with(start) && name.ends_with(end)
            }
            Self::Element | Self::AnyDepth => false,
        }
    }
}

fn name_step(name: &str) -> Result<Step, &'static str> {
    match name {
        "" => Err("a segment is empty"),
        "**" => Ok(Step::AnyDepth),
        name if name.contains(['[', ']']) => Err("brackets stand only as `[]` at the end of a segment"),
        name => match name.split_once('*') {
            None => Ok(Step::Key(name.to_owned())),
            Some((_, end)) if end.contains('*') => Err("a segment may hold one `*`"),
            Some((start, end)) => Ok(Step::Glob { start: start.to_owned(), end: end.to_owned() }),
        },
    }
}

/// The segments of a pattern. `@odata.type` is one name although it holds a dot.
pub(super) fn segments(text: &str) -> Vec<&str> {
    const TYPE: &str = "@odata.type";
    let mut segments = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let length = if rest.starts_with(TYPE) { TYPE.len() } else { rest.find('.').unwrap_or(rest.len()) };
        let (segment, after) = rest.split_at(length);
        segments.push(segment);
        rest = match after.strip_prefix('.') {
            Some("") => {
                segments.push("");
                ""
            }
            Some(after) => after,
            None => after,
        };
    }
    segments
}

/// A part of a difference's path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathPart<'p> {
    Name(&'p str),
    /// What names an element: the text between the brackets.
    Selector(&'p str),
}

/// The parts of a difference's path. A selector ends with the bracket after which the path goes on or ends, so that
/// labels may hold brackets themselves.
pub fn path_parts(path: &str) -> Vec<PathPart<'_>> {
    let mut parts = Vec::new();
    let mut rest = path;
    while !rest.is_empty() {
        if let Some(selector) = rest.strip_prefix('[') {
            let (label, after) = selector.split_at(selector_end(selector));
            parts.push(PathPart::Selector(label));
            rest = after.strip_prefix(']').unwrap_or(after);
        } else {
            let end = rest.find(['.', '[']).unwrap_or(rest.len());
            let (name, after) = rest.split_at(end);
            parts.push(PathPart::Name(name));
            rest = after;
        }
        rest = rest.strip_prefix('.').unwrap_or(rest);
    }
    parts
}

fn selector_end(selector: &str) -> usize {
    let ends = |index: usize| {
        let after = selector.get(index + 1..).unwrap_or_default();
        after.is_empty() || after.starts_with(['.', '['])
    };
    selector.match_indices(']').map(|(index, _)| index).find(|index| ends(*index)).unwrap_or(selector.len())
}

/// The steps of a difference's path: names, and `None` for a selector.
fn path_steps(path: &str) -> Vec<Option<&str>> {
    let step = |part| match part {
        PathPart::Name(name) => Some(name),
        PathPart::Selector(_) => None,
    };
    path_parts(path).into_iter().map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::{PathPart, Pattern, path_parts};

    #[test]
    fn labels_may_hold_brackets_and_dots() {
        assert_eq!(
            path_parts("keys[id=a]b].name"),
            [PathPart::Name("keys"), PathPart::Selector("id=a]b"), PathPart::Name("name")],
        );
    }

    #[test]
    fn patterns_cover_what_lies_below_them() {
        for (pattern, path, expected) in [
            ("state", "state", true),
            ("state", "stateful", false),
            ("conditions", "conditions.users.excludeGroups", true),
            ("conditions.users.exclude*", "conditions.users.excludeGroups", true),
            ("conditions.users.exclude*", "conditions.users.includeGroups", false),
            ("omaSettings[].value", "omaSettings[omaUri=./Device/A.B].value", true),
            ("omaSettings", "omaSettings[omaUri=./Device/A].value", true),
            ("settings[].**.value", "settings[settingDefinitionId=a].settingInstance.simpleSettingValue.value", true),
            ("ipRanges[]", "ipRanges", true),
            ("**", "anything.at.all", true),
        ] {
            let parsed = Pattern::parse(pattern).expect("a pattern");
            assert_eq!(parsed.covers(path), expected, "{pattern} on {path}");
        }
    }

    #[test]
    fn patterns_lie_within_what_contains_them() {
        for (pattern, path, expected) in [
            ("spa.redirectUris", "spa", true),
            ("spa.redirectUris", "spa.redirectUris", false),
            ("spa.redirectUris", "web", false),
            ("omaSettings[].value", "omaSettings[omaUri=./Device/A]", true),
        ] {
            let parsed = Pattern::parse(pattern).expect("a pattern");
            assert_eq!(parsed.lies_within(path), expected, "{pattern} in {path}");
        }
    }

    #[test]
    fn faulty_patterns_are_refused() {
        for text in ["a..b", "a[0]", "a.", "a*b*c", "[]"] {
            assert!(Pattern::parse(text).is_err(), "{text}");
        }
    }
}
