//! The Microsoft 365 service that an area belongs to.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Workload {
    EntraId,
    Intune,
    Exchange,
    SharePoint,
    Teams,
    Purview,
    Defender,
    Microsoft365Admin,
    GlobalSecureAccess,
    Windows365,
}

impl Workload {
    pub const ALL: [Self; 10] = [
        Self::EntraId,
        Self::Intune,
        Self::Exchange,
        Self::SharePoint,
        Self::Teams,
        Self::Purview,
        Self::Defender,
        Self::Microsoft365Admin,
        Self::GlobalSecureAccess,
        Self::Windows365,
    ];

    /// `None` for a word that is no workload.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|workload| workload.as_str() == word)
    }

    /// The word in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::EntraId => "entra_id",
            Self::Intune => "intune",
            Self::Exchange => "exchange",
            Self::SharePoint => "share_point",
            Self::Teams => "teams",
            Self::Purview => "purview",
            Self::Defender => "defender",
            Self::Microsoft365Admin => "microsoft365_admin",
            Self::GlobalSecureAccess => "global_secure_access",
            Self::Windows365 => "windows365",
        }
    }

    /// The name that administrators know.
    pub fn title(self) -> &'static str {
        match self {
            Self::EntraId => "Entra ID",
            Self::Intune => "Intune",
            Self::Exchange => "Exchange",
            Self::SharePoint => "SharePoint",
            Self::Teams => "Teams",
            Self::Purview => "Purview",
            Self::Defender => "Defender",
            Self::Microsoft365Admin => "Microsoft 365 admin",
            Self::GlobalSecureAccess => "Global Secure Access",
            Self::Windows365 => "Windows 365",
        }
    }
}
