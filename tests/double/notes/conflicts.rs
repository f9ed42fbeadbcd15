//! Change keys and conflicts.

use ews_sim::Simulator;
use ews_sim::schema::ItemId;

use crate::scene::{copy_items, delete_items, get_items, message, move_items, send_items, set_subject};
use crate::support::{ADA, send, simulator, succeed};

/// Properties that two clients change: path, element, and the values of the first state, of us and of them.
const PROPERTIES: [(&str, &str, [&str; 3]); 3] = [
    ("item:Subject", "Subject", ["first", "ours", "theirs"]),
    ("item:Importance", "Importance", ["Normal", "High", "Low"]),
    ("item:Culture", "Culture", ["de-DE", "en-US", "fr-FR"]),
];
const FIRST: usize = 0;
const OURS: usize = 1;
const THEIRS: usize = 2;

/// The properties in a set, which is the bits of a number.
fn chosen(set: usize) -> impl Iterator<Item = &'static (&'static str, &'static str, [&'static str; 3])> {
    PROPERTIES.iter().enumerate().filter(move |(bit, _)| set >> bit & 1 == 1).map(|(_, property)| property)
}

fn update(id: &ItemId, mode: &str, set: usize, whose: usize) -> String {
    let changes: String = chosen(set)
        .map(|(path, element, values)| {
            format!(
                "<t:SetItemField><t:FieldURI FieldURI=\"{path}\"/><t:Message><t:{element}>{}</t:{element}>\
                 </t:Message></t:SetItemField>",
                values[whose]
            )
        })
        .collect();
    let change_key = id.change_key.as_deref().expect("it has been read");
    format!(
        "<m:UpdateItem MessageDisposition=\"SaveOnly\" ConflictResolution=\"{mode}\"><m:ItemChanges>\
         <t:ItemChange><t:ItemId Id=\"{}\" ChangeKey=\"{change_key}\"/><t:Updates>{changes}</t:Updates>\
         </t:ItemChange></m:ItemChanges></m:UpdateItem>",
        id.id
    )
}

/// Id and values of an item.
fn read(simulator: &mut Simulator, id: &ItemId) -> (ItemId, Vec<String>) {
    let fields: String =
        PROPERTIES.iter().map(|(path, ..)| format!("<t:FieldURI FieldURI=\"{path}\"/>")).collect();
    let reply = succeed(
        simulator,
        &format!(
            "<m:GetItem><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>{fields}\
             </t:AdditionalProperties></m:ItemShape><m:ItemIds><t:ItemId Id=\"{}\"/></m:ItemIds></m:GetItem>",
            id.id
        ),
    );
    let values = PROPERTIES.iter().map(|(_, element, _)| reply.texts(element).concat()).collect();
    (reply.ids("ItemId").remove(0), values)
}

#[test]
fn note_12_conflict_resolution_decides() {
    let mut world = simulator();
    let made = message(&mut world, ADA, "first");
    succeed(&mut world, &update(&made, "AlwaysOverwrite", 7, FIRST));
    let (first, _) = read(&mut world, &made);
    for (ours, theirs) in (1..8).flat_map(|ours| (0..8).map(move |theirs| (ours, theirs))) {
        let mut changed = world.clone();
        if theirs > 0 {
            succeed(&mut changed, &update(&first, "NeverOverwrite", theirs, THEIRS));
        }
        for mode in ["NeverOverwrite", "AutoResolve", "AlwaysOverwrite"] {
            let mut simulator = changed.clone();
            let (before, _) = read(&mut simulator, &first);
            let reply = send(&mut simulator, &update(&first, mode, ours, OURS));
            let is_refused = mode == "NeverOverwrite" && theirs > 0;
            let code = if is_refused { "ErrorIrresolvableConflict" } else { "NoError" };
            assert_eq!(reply.texts("ResponseCode"), [code], "{mode} {ours} {theirs}");
            let winner = |bit: usize| match () {
                () if ours >> bit & 1 == 1 && !is_refused => OURS,
                () if theirs >> bit & 1 == 1 => THEIRS,
                () => FIRST,
            };
            let expected: Vec<_> = (0..3).map(|bit| PROPERTIES[bit].2[winner(bit)]).collect();
            let (after, values) = read(&mut simulator, &first);
            assert_eq!(values, expected, "{mode} {ours} {theirs}");
            assert_eq!(after == before, is_refused, "a new key for what is another");
            if !is_refused {
                let both = (ours & theirs).count_ones();
                let conflicts = if mode == "AutoResolve" { both } else { 0 };
                assert_eq!(reply.texts("Count"), [conflicts.to_string()], "{mode} {ours} {theirs}");
            }
        }
    }
}

#[test]
fn note_15_some_calls_demand_a_key() {
    let mut world = simulator();
    let old = message(&mut world, ADA, "One");
    let other = message(&mut world, ADA, "Other");
    succeed(&mut world, &set_subject(&old, "NeverOverwrite", "Two"));
    let with_key =
        |change_key: Option<&str>| ItemId { change_key: change_key.map(str::to_owned), ..old.clone() };
    let (absent, stale, malformed) = (with_key(None), old.clone(), with_key(Some("XXX")));
    let of_another = with_key(other.change_key.as_deref());
    let fine = "NoError";
    let never: fn(&[ItemId]) -> String = |ids| {
        let body = set_subject(&ids[0], "NeverOverwrite", "Three");
        if ids[0].change_key.is_none() { body.replace(" ChangeKey=\"\"", "") } else { body }
    };
    type Body = fn(&[ItemId]) -> String;
    let table: [(Body, [&str; 4]); 6] = [
        (get_items, [fine, fine, "ErrorInvalidChangeKey", fine]),
        (
            never,
            [
                "ErrorChangeKeyRequiredForWriteOperations",
                "ErrorIrresolvableConflict",
                "ErrorInvalidChangeKey",
                "ErrorIrresolvableConflict",
            ],
        ),
        (delete_items, [fine, fine, "ErrorInvalidChangeKey", fine]),
        (|ids| move_items(ids, "drafts"), [fine, fine, "ErrorInvalidChangeKey", fine]),
        (|ids| copy_items(ids, "drafts"), [fine, fine, "ErrorInvalidChangeKey", fine]),
        (
            send_items,
            ["ErrorChangeKeyRequired", "ErrorStaleObject", "ErrorInvalidChangeKey", "ErrorStaleObject"],
        ),
    ];
    for (row, (body, codes)) in table.into_iter().enumerate() {
        for (id, code) in [&absent, &stale, &malformed, &of_another].into_iter().zip(codes) {
            let reply = send(&mut world.clone(), &body(std::slice::from_ref(id)));
            assert_eq!(reply.texts("ResponseCode"), [code], "row {row}\n{reply}");
        }
    }
}
