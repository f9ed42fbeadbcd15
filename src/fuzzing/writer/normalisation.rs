//! Where what is read back differs from what was set, and by which rule.

use crate::property::{
    ContactProperty as P, DistributionListProperty as D, Entries, ItemProperty as I, PropertyId,
    PropertyValue as V, TaskProperty as T,
};
use crate::schema::{Flag, Member};

/// What a request sets, in its order.
pub(super) type Values = [(PropertyId, V)];

/// A rule by which a server keeps something else than it was sent.
pub struct Normalisation {
    /// What the rule is about.
    pub value: &'static str,
    /// What it says.
    pub rule: &'static str,
    agrees: Agrees,
}

/// Whether one of the values shown is what a rule makes of the value sent, beside all that was sent; nothing
/// where the rule is about other values.
type Agrees = fn(sent: (PropertyId, &V), beside: &Values, shown: &[&V]) -> Option<bool>;

/// Every such rule. They are listed in `docs/fuzzing.md`, too.
pub static NORMALISATIONS: &[Normalisation] = &[
    Normalisation {
        value: "FileAs",
        rule: "composed, where FileAsMapping is set beside it",
        agrees: |sent, beside, _| given_way(sent, P::FileAs.into(), P::FileAsMapping.into(), beside),
    },
    Normalisation {
        value: "Subject of a distribution list",
        rule: "the DisplayName that is set beside it",
        agrees: |sent, beside, _| given_way(sent, I::Subject.into(), D::DisplayName.into(), beside),
    },
    Normalisation {
        value: "CompleteDate of a task",
        rule: "as the Status or PercentComplete has it that is set beside it",
        agrees: |sent, beside, _| {
            let given_way = |to: T| given_way(sent, T::CompleteDate.into(), to.into(), beside);
            given_way(T::Status).or_else(|| given_way(T::PercentComplete))
        },
    },
    Normalisation {
        value: "DueDate of a task",
        rule: "not before the StartDate that is set beside it",
        agrees: |sent, beside, shown| {
            let start = beside.iter().find(|(own, _)| *own == T::StartDate.into()).map(|(_, value)| value)?;
            let (V::Time(due), V::Time(start)) = (sent.1, start) else { return None };
            (sent.0 == T::DueDate.into() && due < start).then(|| shown.contains(&&V::Time(*start)))
        },
    },
    Normalisation {
        value: "MimeContent",
        rule: "composed anew of the properties it was read into",
        agrees: |(property, _), _, shown| {
            let is_composed = || matches!(shown, [V::Binary(bytes)] if !bytes.is_empty());
            (property == I::MimeContent.into()).then(is_composed)
        },
    },
    Normalisation {
        value: "instants",
        rule: "without the fraction of a second",
        agrees: |(_, sent), _, shown| {
            let seconds = |value: &V| match value {
                V::Time(instant) => Some(instant.as_nanosecond().div_euclid(1_000_000_000)),
                _ => None,
            };
            let sent = seconds(sent)?;
            Some(shown.iter().any(|value| seconds(value) == Some(sent)))
        },
    },
    Normalisation {
        value: "bodies",
        rule: "with a word on whether they were cut",
        agrees: |(_, sent), _, shown| {
            let stored @ V::Body(..) = sent.clone().into_stored() else { return None };
            Some(shown.iter().any(|value| (*value).clone().into_stored() == stored))
        },
    },
    Normalisation {
        value: "retention tags",
        rule: "with the GUID in whatever case",
        agrees: |(_, sent), _, shown| {
            let V::RetentionTag(sent) = sent else { return None };
            let is_same = |value: &&V| match value {
                V::RetentionTag(shown) => {
                    shown.id.eq_ignore_ascii_case(&sent.id) && shown.is_explicit == sent.is_explicit
                }
                _ => false,
            };
            Some(shown.iter().any(is_same))
        },
    },
    Normalisation {
        value: "permission sets",
        rule: "with the rights of Default and Anonymous, and with levels and single rights both",
        agrees: |(_, sent), _, shown| {
            matches!(sent, V::PermissionSet(_) | V::CalendarPermissionSet(_)).then_some(!shown.is_empty())
        },
    },
    Normalisation {
        value: "dictionaries of contacts",
        rule: "in the order of the schema, of entries with one key the last, addresses with name and type",
        agrees: |(_, sent), _, shown| {
            let V::Entries(sent) = sent else { return None };
            let shown = shown.iter().find_map(|value| match value {
                V::Entries(shown) => Some(shown),
                _ => None,
            });
            Some(keeps_entries(sent, shown.unwrap_or(&Vec::new())))
        },
    },
    Normalisation {
        value: "members of distribution lists",
        rule: "with a key, their status and the type of their address",
        agrees: |(_, sent), _, shown| {
            let V::Members(sent) = sent else { return None };
            let is_same = |value: &&V| match value {
                V::Members(shown) => shown.len() == sent.len() && sent.iter().zip(shown).all(is_member),
                _ => false,
            };
            Some(shown.iter().any(is_same))
        },
    },
    Normalisation {
        value: "flags",
        rule: "with the date of completion, where they are complete",
        agrees: |(_, sent), _, shown| {
            let V::Flag(sent) = sent else { return None };
            let undated = |flag: &Flag| Flag { complete_date: sent.complete_date, ..flag.clone() };
            let is_same = |value: &&V| match value {
                V::Flag(shown) => undated(shown) == **sent,
                _ => false,
            };
            Some(shown.iter().any(is_same))
        },
    },
    Normalisation {
        value: "extended properties",
        rule: "of several with one path the last",
        agrees: |(_, sent), beside, shown| {
            let V::Extended(sent) = sent else { return None };
            let path = &sent.extended_field_uri;
            let has_path = |value: &&V| matches!(value, V::Extended(it) if it.extended_field_uri == *path);
            let last = beside.iter().map(|(_, value)| value).rfind(has_path)?;
            Some(shown.contains(&last))
        },
    },
];

/// Whether one of the values shown is what was sent, but for the rules.
pub(super) fn agrees(sent: (PropertyId, &V), beside: &Values, shown: &[&V]) -> bool {
    let by_rule = NORMALISATIONS.iter().find_map(|it| (it.agrees)(sent, beside, shown));
    by_rule.unwrap_or_else(|| shown.contains(&sent.1))
}

/// Whether a value is that of a property which gives way to another one that is set beside it.
fn given_way(sent: (PropertyId, &V), property: PropertyId, to: PropertyId, beside: &Values) -> Option<bool> {
    (sent.0 == property && beside.iter().any(|(own, _)| *own == to)).then_some(true)
}

fn is_member((sent, shown): (&Member, &Member)) -> bool {
    let mut sent = sent.mailbox.clone();
    if let (Some(sent), Some(shown)) = (&mut sent, &shown.mailbox) {
        sent.mailbox_type = sent.mailbox_type.or(shown.mailbox_type);
    }
    sent == shown.mailbox
}

fn keeps_entries(sent: &Entries, shown: &Entries) -> bool {
    let last = |key| sent.iter().rev().find(|(own, _)| *own == key);
    sent.iter().filter_map(|(key, _)| last(*key)).all(|entry| shown.contains(entry))
}
