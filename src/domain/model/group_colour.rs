//! The colours that a group can have. Which pixels they are is for the web app to say.

use serde::Serialize;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum GroupColour {
    Slate,
    Blue,
    Teal,
    Green,
    Amber,
    Orange,
    Red,
    Purple,
}

impl GroupColour {
    pub const ALL: [Self; 8] =
        [Self::Slate, Self::Blue, Self::Teal, Self::Green, Self::Amber, Self::Orange, Self::Red, Self::Purple];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Slate => "slate",
            Self::Blue => "blue",
            Self::Teal => "teal",
            Self::Green => "green",
            Self::Amber => "amber",
            Self::Orange => "orange",
            Self::Red => "red",
            Self::Purple => "purple",
        }
    }

    /// `None` for a word that is no colour.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|colour| colour.as_str() == word)
    }
}
