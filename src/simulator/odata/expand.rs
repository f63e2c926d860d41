//! `$expand` and `$select` as a client writes them, brackets included.

use crate::simulator::exchange::GraphError;

/// What of an object is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Detail {
    pub selected: Option<Vec<String>>,
    pub expanded: Vec<Expansion>,
}

/// One name in `$expand` with the options in its brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expansion {
    pub name: String,
    pub detail: Detail,
}

impl Detail {
    /// Reads the two options.
    pub fn parse(select: Option<&str>, expand: Option<&str>) -> Result<Self, GraphError> {
        let selected = select.map(|text| names(text).map(str::to_owned).collect());
        let expanded =
            split(expand.unwrap_or_default(), ',').into_iter().map(Expansion::parse).collect::<Result<_, _>>()?;
        Ok(Self { selected, expanded })
    }
}

impl Expansion {
    fn parse(text: &str) -> Result<Self, GraphError> {
        let Some((name, options)) = text.split_once('(') else {
            return Ok(Self { name: text.to_owned(), detail: Detail::default() });
        };
        let options = options.strip_suffix(')').ok_or_else(|| refused(text))?;
        let (mut select, mut expand) = (None, None);
        for option in split(options, ';') {
            match option.split_once('=') {
                Some(("$select", value)) => select = Some(value.to_owned()),
                Some(("$expand", value)) => expand = Some(value.to_owned()),
                Some(("$top" | "$filter" | "$orderby" | "$count" | "$levels", _)) => {}
                _ => return Err(refused(option)),
            }
        }
        Ok(Self { name: name.trim().to_owned(), detail: Detail::parse(select.as_deref(), expand.as_deref())? })
    }
}

/// The names in a list with commas.
pub fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|name| !name.is_empty())
}

/// Splits outside of brackets.
fn split(text: &str, at: char) -> Vec<&str> {
    let mut depth = 0_usize;
    let outside = |character: char| {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && character == at
    };
    text.split(outside).map(str::trim).filter(|part| !part.is_empty()).collect()
}

fn refused(text: &str) -> GraphError {
    GraphError::bad_request(format!(
        "Parsing OData Select and Expand failed: Term '{text}' is not valid in a $select or $expand expression."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_are_read_to_any_depth() {
        let detail =
            Detail::parse(Some("id, name"), Some("policy($expand=rules($select=id);$select=id),owners")).unwrap();
        assert_eq!(detail.selected.as_deref(), Some(["id".to_owned(), "name".to_owned()].as_slice()));
        assert_eq!(detail.expanded.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["policy", "owners"]);
        let policy = detail.expanded.first().unwrap();
        assert_eq!(policy.detail.expanded.first().unwrap().name, "rules");
        assert!(Detail::parse(None, Some("policy($expand=rules")).is_err());
    }
}
