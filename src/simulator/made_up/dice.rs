//! Chance that is the same at each run: everything made up follows from one seed.

/// A small deterministic generator (SplitMix64). Not for secrets that protect anything real.
#[derive(Debug, Clone)]
pub struct Dice {
    state: u64,
}

impl Dice {
    /// Dice for a subject: the same words and seed always fall the same.
    pub fn new(seed: u64, subject: &str) -> Self {
        let hash = blake3::hash(format!("{seed}/{subject}").as_bytes());
        let state = hash.as_bytes().iter().take(8).fold(0_u64, |sum, byte| (sum << 8) | u64::from(*byte));
        Self { state }
    }

    /// A number below `limit`; 0 when the limit is 0.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.roll().checked_rem(limit).unwrap_or(0)
    }

    /// True in `percent` of 100 cases.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of the texts, or an empty one when there are none.
    pub fn pick<'a>(&mut self, texts: &'a [String]) -> &'a str {
        self.position(texts.len()).and_then(|position| texts.get(position)).map_or("", String::as_str)
    }

    /// A position in a list of this length.
    pub fn position(&mut self, length: usize) -> Option<usize> {
        let limit = u64::try_from(length).ok()?;
        if limit == 0 { None } else { usize::try_from(self.below(limit)).ok() }
    }

    fn roll(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}

/// A GUID that follows from a text, in the form of version 4.
pub fn guid(text: &str) -> String {
    let hash = blake3::hash(text.as_bytes());
    let mut bytes = [0_u8; 16];
    for (target, source) in bytes.iter_mut().zip(hash.as_bytes()) {
        *target = *source;
    }
    uuid::Builder::from_random_bytes(bytes).into_uuid().to_string()
}
