//! A window of time that comes again and again: a cron expression in a time zone, and how long it stays open.
//!
//! Time zones come from the database within the program, so that the same policy means the same on every host.

use std::fmt;
use std::sync::LazyLock;

use croner::Cron;
use croner::parser::{CronParser, Seconds, Year};
use jiff::tz::{TimeZone, TimeZoneDatabase};
use serde::{Deserialize, Serialize};

use crate::domain::model::Timestamp;

/// A week: what is open longer never closes.
const LONGEST_MINUTES: u32 = 7 * 24 * 60;
const CRON_LIMIT_CHARACTERS: usize = 100;
const MINUTE_MS: i64 = 60_000;

static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);
/// Five fields, as every crontab has them: neither seconds nor years.
static PARSER: LazyLock<CronParser> =
    LazyLock::new(|| CronParser::builder().seconds(Seconds::Disallowed).year(Year::Disallowed).build());

/// As a person writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WindowText {
    /// When it opens, such as `0 22 * * MON-FRI`.
    pub cron: String,
    /// By its IANA name, such as `Europe/Berlin`.
    pub time_zone: String,
    /// That pass on the clock of the world: a window over a change to summer time closes an hour later on the wall.
    pub duration_minutes: u32,
}

/// A window that was understood.
#[derive(Clone)]
pub struct Window {
    text: WindowText,
    cron: Cron,
    zone: TimeZone,
}

/// Why a window was not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WindowFault {
    #[error("`{0}` is no cron expression of five fields, such as `0 22 * * MON-FRI`")]
    Cron(String),
    #[error("`{0}` never comes")]
    Never(String),
    #[error("`{0}` is no time zone: expected an IANA name, such as `Europe/Berlin` or `UTC`")]
    TimeZone(String),
    #[error("expected a duration of 1 to {LONGEST_MINUTES} minutes")]
    Duration,
}

impl Window {
    /// # Errors
    /// [`WindowFault`].
    pub fn parse(text: WindowText) -> Result<Self, WindowFault> {
        let cron = text.cron.trim();
        let is_short = cron.chars().count() <= CRON_LIMIT_CHARACTERS;
        let parsed = is_short.then(|| PARSER.parse(cron).ok()).flatten();
        let parsed = parsed.ok_or_else(|| WindowFault::Cron(cron.chars().take(CRON_LIMIT_CHARACTERS).collect()))?;
        let zone = ZONES
            .get(text.time_zone.trim())
            .map_err(|_| WindowFault::TimeZone(text.time_zone.chars().take(CRON_LIMIT_CHARACTERS).collect()))?;
        if !(1..=LONGEST_MINUTES).contains(&text.duration_minutes) {
            return Err(WindowFault::Duration);
        }
        let window = Self { text, cron: parsed, zone };
        // Any moment will do: a day that some year has comes again.
        if window.next_opening(Timestamp(0)).is_none() {
            return Err(WindowFault::Never(window.text.cron));
        }
        Ok(window)
    }

    pub fn text(&self) -> &WindowText {
        &self.text
    }

    /// When it closes, if it is open at that moment. What closes belongs to the outside.
    pub fn open_until(&self, at: Timestamp) -> Option<Timestamp> {
        // All openings last equally long, so the last one closes last.
        let begin = self.cron.find_previous_occurrence(&self.on_the_wall(at)?, true).ok()?;
        let end = Timestamp(begin.timestamp().as_millisecond()).plus_ms(self.duration_ms());
        (end > at).then_some(end)
    }

    /// When it opens after that moment.
    pub fn next_opening(&self, after: Timestamp) -> Option<Timestamp> {
        let begin = self.cron.find_next_occurrence(&self.on_the_wall(after)?, false).ok()?;
        Some(Timestamp(begin.timestamp().as_millisecond()))
    }

    fn duration_ms(&self) -> i64 {
        i64::from(self.text.duration_minutes) * MINUTE_MS
    }

    /// `None` beyond the range of the calendar.
    fn on_the_wall(&self, at: Timestamp) -> Option<jiff::Zoned> {
        let instant = jiff::Timestamp::from_millisecond(at.milliseconds()).ok()?;
        Some(instant.to_zoned(self.zone.clone()))
    }
}

impl fmt::Debug for Window {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(formatter)
    }
}

impl PartialEq for Window {
    /// What was written says everything.
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};

    use super::{MINUTE_MS, Window, WindowFault, WindowText};
    use crate::domain::model::Timestamp;

    fn text(cron: &str, time_zone: &str, duration_minutes: u32) -> WindowText {
        WindowText { cron: cron.to_owned(), time_zone: time_zone.to_owned(), duration_minutes }
    }

    fn window(cron: &str, time_zone: &str, duration_minutes: u32) -> Window {
        Window::parse(text(cron, time_zone, duration_minutes)).expect("a window")
    }

    fn at(text: &str) -> Timestamp {
        text.parse().expect("RFC 3339")
    }

    #[test]
    fn what_is_not_understood_is_refused_with_the_reason() {
        let check = |cron: &str, zone: &str, minutes: u32, expected: WindowFault| {
            assert_eq!(Window::parse(text(cron, zone, minutes)), Err(expected), "{cron} {zone} {minutes}");
        };
        let cron = |text: &str| WindowFault::Cron(text.to_owned());
        check("", "UTC", 60, cron(""));
        check("at noon", "UTC", 60, cron("at noon"));
        check("0 22 * *", "UTC", 60, cron("0 22 * *"));
        check("0 0 22 * * *", "UTC", 60, cron("0 0 22 * * *"));
        check("0 0 22 * * * 2027", "UTC", 60, cron("0 0 22 * * * 2027"));
        check("61 * * * *", "UTC", 60, cron("61 * * * *"));
        check("0 0 30 2 *", "UTC", 60, WindowFault::Never("0 0 30 2 *".to_owned()));
        check("0 22 * * *", "Middle/Earth", 60, WindowFault::TimeZone("Middle/Earth".to_owned()));
        check("0 22 * * *", "", 60, WindowFault::TimeZone(String::new()));
        check("0 22 * * *", "UTC", 0, WindowFault::Duration);
        check("0 22 * * *", "UTC", 10_081, WindowFault::Duration);
        assert!(Window::parse(text(&"1,".repeat(60), "UTC", 60)).is_err());
    }

    #[test]
    fn it_is_open_from_its_beginning_to_just_before_its_end() {
        let nights = window("0 22 * * MON-FRI", "Europe/Berlin", 8 * 60);
        for (moment, closes) in [
            // A Monday in winter: 22:00 there is 21:00 UTC.
            ("2026-11-30T20:59:59.999Z", None),
            ("2026-11-30T21:00:00Z", Some("2026-12-01T05:00:00Z")),
            ("2026-12-01T04:59:59.999Z", Some("2026-12-01T05:00:00Z")),
            ("2026-12-01T05:00:00Z", None),
            // In summer, an hour earlier.
            ("2026-06-29T20:00:00Z", Some("2026-06-30T04:00:00Z")),
            // The night that begins on Friday ends on Saturday; none begins on Saturday.
            ("2026-12-05T04:59:00Z", Some("2026-12-05T05:00:00Z")),
            ("2026-12-05T21:30:00Z", None),
        ] {
            assert_eq!(nights.open_until(at(moment)), closes.map(at), "{moment}");
        }
    }

    #[test]
    fn a_beginning_that_the_clocks_skip_comes_when_they_go_on() {
        // On 29 March 2026, 02:00 is followed by 03:00 in Berlin: there is no 02:30.
        let window = window("30 2 * * *", "Europe/Berlin", 60);
        assert_eq!(window.next_opening(at("2026-03-28T12:00:00Z")), Some(at("2026-03-29T01:00:00Z")));
        assert_eq!(window.open_until(at("2026-03-29T00:59:59Z")), None);
        assert_eq!(window.open_until(at("2026-03-29T01:00:00Z")), Some(at("2026-03-29T02:00:00Z")));
        assert_eq!(window.next_opening(at("2026-03-29T01:00:00Z")), Some(at("2026-03-30T00:30:00Z")));
    }

    #[test]
    fn a_beginning_that_comes_twice_counts_once() {
        // On 25 October 2026, 03:00 is followed by 02:00 in Berlin: 02:30 is at 00:30 and at 01:30 UTC.
        let window = window("30 2 * * *", "Europe/Berlin", 30);
        assert_eq!(window.next_opening(at("2026-10-24T12:00:00Z")), Some(at("2026-10-25T00:30:00Z")));
        assert_eq!(window.open_until(at("2026-10-25T00:45:00Z")), Some(at("2026-10-25T01:00:00Z")));
        assert_eq!(window.open_until(at("2026-10-25T01:45:00Z")), None);
        assert_eq!(window.next_opening(at("2026-10-25T01:00:00Z")), Some(at("2026-10-26T01:30:00Z")));
    }

    #[test]
    fn its_length_is_that_of_the_world_and_not_of_the_wall() {
        let night = window("0 22 * * SAT", "Europe/Berlin", 8 * 60);
        // Eight hours after 22:00 it is 07:00 in the night in which clocks go forward, and 05:00 when they go back.
        assert_eq!(night.open_until(at("2026-03-28T21:00:00Z")), Some(at("2026-03-29T05:00:00Z")));
        assert_eq!(night.open_until(at("2026-10-24T20:00:00Z")), Some(at("2026-10-25T04:00:00Z")));
    }

    #[test]
    fn zones_with_half_hours_and_without_summer_time_are_known() {
        for (zone, opens) in [
            ("Asia/Kolkata", "2026-06-30T18:30:00Z"),
            ("Australia/Lord_Howe", "2026-06-30T13:30:00Z"),
            ("America/New_York", "2026-06-30T04:00:00Z"),
            ("utc", "2026-06-30T00:00:00Z"),
        ] {
            let from = at(opens).plus_ms(-1);
            assert_eq!(window("0 0 * * *", zone, 1).next_opening(from), Some(at(opens)), "{zone}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        /// The closed form agrees with walking back minute by minute.
        #[test]
        fn open_means_that_it_opened_less_than_its_length_ago(
            minute in 0_u32..60,
            hour in 0_u32..24,
            day in 0_u32..7,
            duration in 1_u32..600,
            zone in proptest::sample::select(vec!["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]),
            // Two weeks around each change of the clocks in 2026, by the minute.
            around in proptest::sample::select(vec!["2026-03-08T07:00:00Z", "2026-03-29T01:00:00Z",
                "2026-04-04T15:00:00Z", "2026-10-03T15:30:00Z", "2026-10-25T01:00:00Z", "2026-11-01T06:00:00Z"]),
            offset in -10_080_i64..10_080,
        ) {
            let window = window(&format!("{minute} {hour} * * {day},{}", (day + 3) % 7), zone, duration);
            let now = at(around).plus_ms(offset * MINUTE_MS);
            let begins = |moment: Timestamp| window.next_opening(moment.plus_ms(-1)) == Some(moment);
            let last = (0..i64::from(duration)).map(|back| now.plus_ms(-back * MINUTE_MS)).find(|moment| begins(*moment));
            let closes = last.map(|begin| begin.plus_ms(i64::from(duration) * MINUTE_MS));
            prop_assert_eq!(window.open_until(now), closes);
        }
    }
}
