//! Who a made-up tenant is: its kind of organisation, name, size and app registration.

use super::dice::{Dice, guid};
use super::people::{People, plain};
use secrecy::SecretString;
use serde::Deserialize;

/// The kind of organisation; it decides which policies, groups and applications there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Accountant,
    Manufacturer,
    School,
}

impl Kind {
    pub fn word(self) -> &'static str {
        match self {
            Self::Accountant => "accountant",
            Self::Manufacturer => "manufacturer",
            Self::School => "school",
        }
    }
}

/// How much a tenant holds, where it is not to be what its kind usually has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size {
    pub users: Option<u64>,
    pub groups: Option<u64>,
    pub applications: Option<u64>,
    /// Policies of Intune, all kinds together.
    pub policies: Option<u64>,
}

/// A made-up tenant before anybody changed it: from this and nothing else its objects are made.
#[derive(Debug, Clone)]
pub struct Profile {
    pub seed: u64,
    pub kind: Kind,
    pub name: String,
    pub short: String,
    pub domain: String,
    pub city: String,
    pub people: u64,
    pub size: Size,
    /// One of the first three, which have everything that their kind can have.
    pub by_hand: bool,
    pub directory_id: String,
    pub client_id: String,
    pub client_secret: SecretString,
}

impl Profile {
    /// The tenant at a place in the list: the first three are known by name, all others follow from the seed.
    pub fn new(seed: u64, index: usize) -> Self {
        match index {
            0 => Self::named(seed, Kind::Accountant, "Brandt & Seidel Tax Advisers", "brandt-seidel", "Bremen", 60),
            1 => Self::named(seed, Kind::Manufacturer, "Hollenberg Pump Works", "hollenberg-pumps", "Kassel", 900),
            2 => Self::named(seed, Kind::School, "Lindenhof Grammar School", "lindenhof-school", "Jena", 1150),
            _ => Self::further(seed, index),
        }
    }

    /// The same tenant with so much in it.
    pub fn sized(self, size: Size) -> Self {
        // The two emergency accounts are users, too.
        let people = size.users.map_or(self.people, |users| users.saturating_sub(2).max(4));
        Self { people, size, ..self }
    }

    fn further(seed: u64, index: usize) -> Self {
        let mut dice = Dice::new(seed, &format!("tenant {index}"));
        let (kind, people) = match dice.below(10) {
            0..=5 => (Kind::Accountant, 8 + dice.below(90)),
            6..=8 => (Kind::Manufacturer, 40 + dice.below(500)),
            _ => (Kind::School, 150 + dice.below(700)),
        };
        let data = People::get();
        let city = dice.pick(&data.cities).to_owned();
        let pattern = data.firms.get(kind.word()).map_or("", |firms| dice.pick(firms));
        let name = pattern
            .replace("{family}", dice.pick(&data.family))
            .replace("{other}", dice.pick(&data.family))
            .replace("{city}", &city);
        let short = format!("{}{index}", plain(&name, '-'));
        Self { by_hand: false, ..Self::named(seed, kind, &name, &short, &city, people) }
    }

    fn named(seed: u64, kind: Kind, name: &str, short: &str, city: &str, people: u64) -> Self {
        let root = format!("{seed}/{short}");
        let secret_text = blake3::hash(format!("{root}/secret").as_bytes()).to_hex();
        Self {
            seed,
            kind,
            name: name.to_owned(),
            short: short.to_owned(),
            domain: format!("{short}.example"),
            city: city.to_owned(),
            people,
            size: Size::default(),
            by_hand: true,
            directory_id: guid(&format!("{root}/directory")),
            client_id: guid(&format!("{root}/app id/Plumbline")),
            client_secret: SecretString::from(format!("Sim8Q~{}", secret_text.chars().take(34).collect::<String>())),
        }
    }

    /// The id of an object: it follows from its name, so that objects can name each other without a search.
    pub fn id_of(&self, collection: &str, name: &str) -> String {
        guid(&format!("{}/{}/{collection}/{name}", self.seed, self.short))
    }

    /// The application id of a registered application.
    pub fn app_id_of(&self, name: &str) -> String {
        guid(&format!("{}/{}/app id/{name}", self.seed, self.short))
    }

    /// Dice that fall the same for this tenant and subject.
    pub fn dice(&self, subject: &str) -> Dice {
        Dice::new(self.seed, &format!("{}/{subject}", self.short))
    }

    /// An instant within two years, the same for the same subject.
    pub fn instant(&self, subject: &str, year: u64) -> String {
        let mut dice = self.dice(&format!("instant {subject} {year}"));
        let (month, day) = (1 + dice.below(12), 1 + dice.below(28));
        let (hour, minute, second) = (6 + dice.below(13), dice.below(60), dice.below(60));
        format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{:07}Z", dice.below(10_000_000))
    }
}
