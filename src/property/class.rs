//! Item classes: which kind an item of a class is.
//!
//! Source: the prefixes of MS-OXWSCORE. A class is within another when it is the same or goes on after a
//! dot, whatever the case.

use super::ItemKind;
use crate::casing::equal_ignoring_case;

impl ItemKind {
    /// The kind whose element items of a class are written as. Classes that no kind is for come as messages,
    /// the empty one too.
    #[must_use]
    pub fn of_class(item_class: &str) -> Self {
        let kinds = Self::ALL.iter().copied().filter(|kind| is_within(item_class, kind.kind().class));
        // The classes of meeting messages are within one another; the longest says most.
        let longest = kinds.filter(|kind| *kind != Self::Item).max_by_key(|kind| kind.kind().class.len());
        longest.unwrap_or(Self::Message)
    }
}

/// Whether a class is another one or below it.
pub(crate) fn is_within(class: &str, ancestor: &str) -> bool {
    match class.split_at_checked(ancestor.len()) {
        Some((start, rest)) => {
            equal_ignoring_case(start, ancestor) && (rest.is_empty() || rest.starts_with('.'))
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fi_224_an_unknown_class_is_that_of_a_message() {
        for class in ["", "IPM", "IPM.Contacts", "IPM.Unknown.Thing", "IPM.Note", "ipm.note.smime", "REPORT"] {
            assert_eq!(ItemKind::of_class(class), ItemKind::Message, "{class}");
        }
    }

    #[test]
    fn the_longest_prefix_decides_whatever_the_case() {
        for (class, kind) in [
            ("IPM.Contact", ItemKind::Contact),
            ("ipm.CONTACT.Custom", ItemKind::Contact),
            ("IPM.DistList.MOC.Tagged", ItemKind::DistributionList),
            ("IPM.Schedule.Meeting.Request.Custom", ItemKind::MeetingRequest),
            ("IPM.Schedule.Meeting.Resp.Pos", ItemKind::MeetingResponse),
            ("IPM.Schedule.Meeting.Notification", ItemKind::MeetingMessage),
            ("IPM.Post", ItemKind::PostItem),
        ] {
            assert_eq!(ItemKind::of_class(class), kind, "{class}");
        }
    }
}
