//! How much of what is known is watched.

/// Every resource that is known, because it was read or because it was agreed, counts as exactly one of these.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Coverage {
    /// In the active baseline, compared, and there.
    pub managed: u64,
    /// In the active baseline, compared, and not there.
    pub missing: u64,
    /// There, and not in the active baseline, which wants to know of new resources.
    pub unexpected: u64,
    /// Compared with nothing: no baseline, mode `none`, or new where the baseline ignores what is new.
    pub not_monitored: u64,
    /// Of an area that could not be read the last time, so that nothing can be said of it.
    pub not_readable: u64,
}

impl Coverage {
    pub fn total(self) -> u64 {
        let Self { managed, missing, unexpected, not_monitored, not_readable } = self;
        managed + missing + unexpected + not_monitored + not_readable
    }

    /// The part that is managed, from 0 to 1; none where nothing is known.
    pub fn managed_share(self) -> Option<f64> {
        let part = |count: u64| u32::try_from(count).map_or(f64::from(u32::MAX), f64::from);
        (self.total() > 0).then(|| part(self.managed) / part(self.total()))
    }

    pub fn add_all(&mut self, other: Self) {
        let Self { managed, missing, unexpected, not_monitored, not_readable } = other;
        self.managed += managed;
        self.missing += missing;
        self.unexpected += unexpected;
        self.not_monitored += not_monitored;
        self.not_readable += not_readable;
    }

    /// The same resources in an area that cannot be read.
    #[must_use]
    pub fn unreadable(self) -> Self {
        Self { not_readable: self.total(), ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::Coverage;

    #[test]
    fn what_cannot_be_read_is_known_and_nothing_else() {
        let read = Coverage { managed: 6, missing: 1, unexpected: 2, not_monitored: 3, not_readable: 0 };
        assert_eq!(read.managed_share(), Some(0.5));
        let unread = read.unreadable();
        assert_eq!((unread.total(), unread.not_readable, unread.managed_share()), (12, 12, Some(0.0)));
        assert_eq!(Coverage::default().managed_share(), None);
    }
}
