//! MS-OXWSCORE: items of all kinds. With it, what it borrows of MS-OXWSCDATA, MS-OXWSXPROP and MS-OXWSITEMID.

mod bodies;
mod bodies_by_switch;
mod choices;
mod classes;
mod computed;
mod extended_paths;
mod extended_properties;
mod flags;
mod ids;
mod junk;
mod mime;
mod outcomes;
mod read_only;
mod received;
mod reminders;
mod rights;
mod sending;
mod shapes;
mod times;
mod transfers;
mod updating;

/// The kinds of items that can be created, each with the folder where it belongs.
pub(crate) const KINDS: &[(&str, &str)] = &[
    ("Message", "drafts"),
    ("CalendarItem", "calendar"),
    ("Contact", "contacts"),
    ("DistributionList", "contacts"),
    ("Task", "tasks"),
    ("PostItem", "inbox"),
];

/// An item of a kind with elements that every kind has.
pub(crate) fn item_of(kind: &str, elements: &str) -> String {
    let times = if kind == "CalendarItem" {
        "<t:Start>2030-05-01T10:00:00Z</t:Start><t:End>2030-05-01T11:00:00Z</t:End>"
    } else {
        ""
    };
    format!("<t:{kind}>{elements}{times}</t:{kind}>")
}
