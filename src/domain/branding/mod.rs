//! How an installation looks: a name, a colour and a logo, as an MSP shows them to its customers.

use std::fmt;
use std::str::FromStr;

/// What white text needs on a background (WCAG 2.2, 1.4.3).
const LEAST_CONTRAST: f64 = 4.5;
/// Longer ones do not fit beside the logo.
const NAME_LIMIT_CHARACTERS: usize = 40;
/// It is part of what every browser asks for first.
const LOGO_LIMIT_BYTES: usize = 48 * 1024;

/// What was chosen; nothing of it is what Plumbline looks like by itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Branding {
    pub name: Option<BrandName>,
    pub colour: Option<BarColour>,
    pub logo: Option<Logo>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrandName(String);

/// A background on which white text can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BarColour([u8; 3]);

/// An image that browsers show and that cannot hold a script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    kind: LogoKind,
    bytes: Vec<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogoKind {
    Png,
    Jpeg,
    WebP,
}

/// Why something is no branding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BrandingFault {
    #[error("expected 1 to {NAME_LIMIT_CHARACTERS} characters, and no control characters")]
    Name,
    #[error("expected a colour such as #06242a")]
    NotAColour,
    #[error("white text cannot be read on this colour: choose a darker one")]
    TooLight,
    #[error("expected an image in PNG, JPEG or WebP")]
    NotAnImage,
    #[error("expected an image of at most {} KiB", LOGO_LIMIT_BYTES / 1024)]
    TooLarge,
}

impl FromStr for BrandName {
    type Err = BrandingFault;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let fits = (1..=NAME_LIMIT_CHARACTERS).contains(&text.chars().count()) && !text.chars().any(char::is_control);
        if fits { Ok(Self(text.to_owned())) } else { Err(BrandingFault::Name) }
    }
}

impl fmt::Display for BrandName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl FromStr for BarColour {
    type Err = BrandingFault;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_hex = |digits: &&str| digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let digits = text.strip_prefix('#').filter(is_hex).ok_or(BrandingFault::NotAColour)?;
        let part = |range| digits.get(range).and_then(|pair| u8::from_str_radix(pair, 16).ok());
        let parts = part(0..2).zip(part(2..4)).zip(part(4..6));
        let ((red, green), blue) = parts.ok_or(BrandingFault::NotAColour)?;
        let colour = Self([red, green, blue]);
        if colour.contrast_to_white() < LEAST_CONTRAST { Err(BrandingFault::TooLight) } else { Ok(colour) }
    }
}

impl fmt::Display for BarColour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(formatter, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl BarColour {
    /// From 1 to 21, as WCAG 2.2 defines relative luminance and contrast ratio.
    fn contrast_to_white(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
    }
}

impl Logo {
    /// What the bytes are, they say themselves.
    ///
    /// # Errors
    /// [`BrandingFault::TooLarge`], [`BrandingFault::NotAnImage`].
    pub fn new(bytes: Vec<u8>) -> Result<Self, BrandingFault> {
        if bytes.len() > LOGO_LIMIT_BYTES {
            return Err(BrandingFault::TooLarge);
        }
        let kind = LogoKind::of(&bytes).ok_or(BrandingFault::NotAnImage)?;
        Ok(Self { kind, bytes })
    }

    pub fn kind(&self) -> LogoKind {
        self.kind
    }

    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

impl LogoKind {
    /// By the signatures of the formats: PNG (ISO/IEC 15948), JPEG (ISO/IEC 10918-1), WebP (RFC 9649).
    fn of(bytes: &[u8]) -> Option<Self> {
        let is_webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
        let png = bytes.starts_with(b"\x89PNG\r\n\x1a\n").then_some(Self::Png);
        png.or(bytes.starts_with(b"\xff\xd8\xff").then_some(Self::Jpeg)).or(is_webp.then_some(Self::WebP))
    }

    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::WebP => "image/webp",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BarColour, BrandName, BrandingFault, Logo, LogoKind};

    #[test]
    fn a_colour_is_one_on_which_white_can_be_read() {
        let colour = |text: &str| text.parse::<BarColour>().map(|colour| colour.to_string());
        assert_eq!(colour("#06242A"), Ok("#06242a".to_owned()));
        assert_eq!(colour("#767676"), Ok("#767676".to_owned()), "4.54 to 1");
        assert_eq!(colour("#777777"), Err(BrandingFault::TooLight), "4.48 to 1");
        assert_eq!(colour("#ffffff"), Err(BrandingFault::TooLight));
        for text in ["", "06242a", "#06242", "#06242a0", "#06242g", "#+6242a", "petrol", "#é242a"] {
            assert_eq!(colour(text), Err(BrandingFault::NotAColour), "{text}");
        }
    }

    #[test]
    fn a_name_fits_beside_the_logo() {
        assert_eq!(" Contoso Care ".parse::<BrandName>().map(|name| name.to_string()), Ok("Contoso Care".to_owned()));
        for text in ["", "  ", "two\nlines", &"x".repeat(41)] {
            assert_eq!(text.parse::<BrandName>(), Err(BrandingFault::Name), "{text:?}");
        }
    }

    #[test]
    fn an_image_says_itself_what_it_is() {
        let kind = |bytes: &[u8]| Logo::new(bytes.to_vec()).map(|logo| logo.kind());
        assert_eq!(kind(b"\x89PNG\r\n\x1a\n rest"), Ok(LogoKind::Png));
        assert_eq!(kind(b"\xff\xd8\xff\xe0 rest"), Ok(LogoKind::Jpeg));
        assert_eq!(kind(b"RIFF\0\0\0\0WEBPVP8 "), Ok(LogoKind::WebP));
        assert_eq!(kind(b"<svg onload=\"alert(1)\"/>"), Err(BrandingFault::NotAnImage));
        assert_eq!(kind(b"RIFF\0\0\0\0WAVE"), Err(BrandingFault::NotAnImage));
        assert_eq!(kind(b""), Err(BrandingFault::NotAnImage));
        let large = [b"\x89PNG\r\n\x1a\n".as_slice(), &[0; 48 * 1024]].concat();
        assert_eq!(Logo::new(large), Err(BrandingFault::TooLarge));
    }
}
