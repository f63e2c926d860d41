//! Moments as people type them.

use crate::domain::model::Timestamp;

/// A moment, or a day, which stands for its beginning (UTC).
pub(super) fn moment(text: &str) -> Result<Timestamp, String> {
    if let Ok(day) = text.parse::<jiff::civil::Date>()
        && let Ok(begin) = day.to_zoned(jiff::tz::TimeZone::UTC)
        && !text.contains(['T', 't', ' '])
    {
        return Ok(Timestamp(begin.timestamp().as_millisecond()));
    }
    let expected = "expected a moment such as 2026-11-25T09:00:00Z, or a day such as 2026-11-25";
    text.parse().map_err(|_| expected.to_owned())
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn a_day_is_its_beginning_and_nonsense_is_told_what_is_expected() {
        assert_eq!(moment("2026-11-25").map(|at| at.to_string()), Ok("2026-11-25T00:00:00.000Z".to_owned()));
        assert_eq!(moment("2026-11-25T09:30:00Z").map(|at| at.to_string()), Ok("2026-11-25T09:30:00.000Z".to_owned()));
        for nonsense in ["yesterday", "2026-11-25T09:30", "2026-13-01", ""] {
            assert!(moment(nonsense).is_err_and(|error| error.contains("such as 2026-11-25")), "{nonsense}");
        }
    }
}
