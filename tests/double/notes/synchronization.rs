//! Synchronization.

use ews_sim::double::{Act, Subject};
use ews_sim::operation::Unit;
use ews_sim::operation::sync::SyncFolderItems;
use ews_sim::schema::ItemId;
use ews_sim::{Operation as _, Reply, ResponseCode, Simulator};

use crate::scene::{delete_items, get_items, message, messages, move_items, post};
use crate::support::{ADA, BOB, envelope, refuse, send_bytes, simulator, succeed};

fn sync(folder: &str, state: &str, max: u32) -> String {
    let state = if state.is_empty() { String::new() } else { format!("<m:SyncState>{state}</m:SyncState>") };
    format!(
        "<m:SyncFolderItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape><m:SyncFolderId>\
         <t:DistinguishedFolderId Id=\"{folder}\"/></m:SyncFolderId>{state}\
         <m:MaxChangesReturned>{max}</m:MaxChangesReturned></m:SyncFolderItems>"
    )
}

fn state_of(reply: &Reply) -> String {
    reply.texts("SyncState").remove(0)
}

fn is_last(reply: &Reply) -> bool {
    reply.texts("IncludesLastItemInRange") == ["true"]
}

/// The changes, each by its element and the id it names.
fn changes(reply: &Reply) -> Vec<(&'static str, String)> {
    let document = reply.document().expect("it is valid");
    let changes = document.body().descendants().find(|node| node.element().name == "Changes");
    let kinds = changes.into_iter().flat_map(|changes| changes.children()).map(|node| node.element().name);
    kinds.zip(reply.ids("ItemId").into_iter().map(|id| id.id)).collect()
}

#[test]
fn note_21_a_sync_names_an_item_that_is_already_gone() {
    let mut simulator = simulator();
    let ids = messages(&mut simulator, 2);
    simulator.after_next::<SyncFolderItems>(Act::delete(Subject::Item(ids[0].id.clone())));
    let first = post(&mut simulator, ADA, &sync("inbox", "", 512));
    assert_eq!(changes(&first).len(), 2);
    let codes = crate::support::send(&mut simulator, &get_items(&ids)).codes();
    assert_eq!(codes, [ResponseCode::ErrorItemNotFound, ResponseCode::NoError]);
    let next = succeed(&mut simulator, &sync("inbox", &state_of(&first), 512));
    assert_eq!(changes(&next), [("Delete", ids[0].id.clone())]);
    let last = succeed(&mut simulator, &sync("inbox", &state_of(&next), 512));
    assert_eq!(changes(&last), []);
}

#[test]
fn note_22_a_bad_state_is_an_error_in_the_response_message() {
    let mut simulator = simulator();
    messages(&mut simulator, 2);
    message(&mut simulator, BOB, "Hers");
    let state = state_of(&succeed(&mut simulator, &sync("inbox", "", 512)));
    let of_drafts = state_of(&succeed(&mut simulator, &sync("drafts", "", 512)));
    let of_bob = send_bytes(&mut simulator, BOB, envelope(&sync("inbox", "", 512)).as_bytes());
    let mut bad = vec!["garbage".to_owned(), of_drafts, state_of(&of_bob)];
    bad.extend((1..state.len()).step_by(7).map(|length| state[..length].to_owned()));
    // Every bit of every byte would take long; one in each character will do.
    bad.extend((0..state.len() - 4).map(|place| {
        let mut flipped = state.clone().into_bytes();
        flipped[place] = if flipped[place] == b'B' { b'C' } else { b'B' };
        String::from_utf8(flipped).expect("it is ASCII")
    }));
    for bad in bad {
        let body = sync("inbox", &bad, 512);
        let reply = refuse(&mut simulator, &body, ResponseCode::ErrorInvalidSyncStateData);
        assert_eq!(reply.status(), 200);
    }
    // One that has expired is refused likewise.
    simulator.fail_next::<SyncFolderItems>(ResponseCode::ErrorInvalidSyncStateData);
    refuse(&mut simulator, &sync("inbox", &state, 512), ResponseCode::ErrorInvalidSyncStateData);
    assert_eq!(changes(&succeed(&mut simulator, &sync("inbox", &state, 512))), []);
    assert_eq!(changes(&succeed(&mut simulator, &sync("inbox", "", 512))).len(), 2);
}

#[test]
fn note_23_changes_come_in_portions() {
    let mut simulator = simulator();
    let ids: Vec<_> = messages(&mut simulator, 10).into_iter().map(|id| id.id).collect();
    refuse(&mut simulator, &sync("inbox", "", 513), ResponseCode::ErrorSchemaValidation);
    // A server that gives less than it is asked for.
    simulator.replace_operation(|mut request: SyncFolderItems, context| {
        request.max_changes_returned.0 = request.max_changes_returned.0.min(3);
        request.execute(context)
    });
    let (mut state, mut portions, mut told) = (String::new(), Vec::new(), Vec::new());
    loop {
        let reply = succeed(&mut simulator, &sync("inbox", &state, 512));
        portions.push(changes(&reply).len());
        told.extend(changes(&reply).into_iter().map(|(_, id)| id));
        state = state_of(&reply);
        if is_last(&reply) {
            break;
        }
    }
    assert_eq!(portions, [3, 3, 3, 1]);
    told.sort();
    let mut ids = ids;
    ids.sort();
    assert_eq!(told, ids);
}

#[test]
fn note_24_replaying_a_state_returns_the_same_changes() {
    let mut simulator = simulator();
    let ids = messages(&mut simulator, 6);
    let mut states = vec![String::new()];
    for step in 0..5 {
        match step {
            0 => drop(message(&mut simulator, ADA, "New")),
            1 => drop(succeed(&mut simulator, &delete_items(&ids[..2]))),
            2 => drop(succeed(&mut simulator, &move_items(&ids[2..3], "drafts"))),
            3 => simulator.act(&Act::mark_read(Subject::Item(ids[4].id.clone()), false)),
            _ => simulator.act(&Act::edit(Subject::Item(ids[5].id.clone()), "Edited")),
        }
        let last = states.last().cloned().unwrap_or_default();
        states.push(state_of(&succeed(&mut simulator, &sync("inbox", &last, 512))));
    }
    let replay = |simulator: &mut Simulator, state: &str| {
        let reply = succeed(simulator, &sync("inbox", state, 512));
        (changes(&reply), state_of(&reply))
    };
    for (age, state) in states.iter().rev().enumerate() {
        let once = replay(&mut simulator, state);
        assert_eq!(once, replay(&mut simulator, state));
        assert_eq!(once.0.is_empty(), age == 0, "only the newest has seen everything");
    }
}

#[test]
fn note_25_read_flags_are_their_own_kind_of_change() {
    let mut simulator = simulator();
    let id = messages(&mut simulator, 1).remove(0).id;
    let mut state = state_of(&succeed(&mut simulator, &sync("inbox", "", 512)));
    for is_read in [false, true] {
        simulator.act(&Act::mark_read(Subject::Item(id.clone()), is_read));
        let reply = succeed(&mut simulator, &sync("inbox", &state, 512));
        assert_eq!(changes(&reply), [("ReadFlagChange", id.clone())]);
        assert_eq!(reply.texts("IsRead"), [is_read.to_string()]);
        state = state_of(&reply);
    }
}

#[test]
fn note_26_a_state_may_be_very_long() {
    const LENGTH: usize = 65_536;
    let mut simulator = simulator();
    simulator.replace_operation(|mut request: SyncFolderItems, context| {
        if let Some(state) = &mut request.sync_state {
            state.truncate(state.trim_end_matches('*').len());
        }
        let mut answer = request.execute(context);
        if let Unit::Success(message) = answer.unit_mut() {
            message
                .sync_state
                .iter_mut()
                .for_each(|state| state.extend(std::iter::repeat_n('*', LENGTH - state.len())));
        }
        answer
    });
    let ids: Vec<ItemId> = messages(&mut simulator, 1);
    let first = succeed(&mut simulator, &sync("inbox", "", 512));
    assert_eq!((changes(&first).len(), state_of(&first).len()), (1, LENGTH));
    succeed(&mut simulator, &delete_items(&ids));
    let second = succeed(&mut simulator, &sync("inbox", &state_of(&first), 512));
    assert_eq!(changes(&second), [("Delete", ids[0].id.clone())]);
}
