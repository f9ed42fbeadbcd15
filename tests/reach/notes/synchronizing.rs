//! What a client that synchronizes meets.

use ews_sim::ResponseCode::ErrorInvalidSyncStateData;
use ews_sim::mailbox::{FolderKey, ItemUpdate};
use ews_sim::property::MessageProperty;
use ews_sim::{Reply, Simulator};

use super::with_messages;
use crate::support::{ADA, BOB, envelope, refuse, send_bytes, succeed};

fn sync_folder(folder: &str, state: &str, most: usize) -> String {
    let state = if state.is_empty() { String::new() } else { format!("<m:SyncState>{state}</m:SyncState>") };
    format!(
        "<m:SyncFolderItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>\
         <m:SyncFolderId><t:DistinguishedFolderId Id=\"{folder}\"/></m:SyncFolderId>{state}\
         <m:MaxChangesReturned>{most}</m:MaxChangesReturned></m:SyncFolderItems>"
    )
}

fn sync(state: &str) -> String {
    sync_folder("inbox", state, 512)
}

fn state_of(reply: &Reply) -> String {
    reply.texts("SyncState").concat()
}

#[test]
fn note_22_a_bad_sync_state_is_an_error_in_the_response_message() {
    let mut simulator = with_messages(3);
    let state = state_of(&succeed(&mut simulator, &sync("")));
    for at in 0..state.len() {
        let old = state.as_bytes()[at] as char;
        let changed = format!("{}{}{}", &state[..at], if old == 'Q' { 'R' } else { 'Q' }, &state[at + 1..]);
        let reply = send_bytes(&mut simulator, ADA, envelope(&sync(&changed)).as_bytes());
        assert_eq!((reply.status(), reply.code()), (200, Some(ErrorInvalidSyncStateData)), "{at}: {reply}");
    }
    for bad in ["garbage", "AAAA", &state[..state.len() / 2], &format!("{state}AAAA")] {
        refuse(&mut simulator, &sync(bad), ErrorInvalidSyncStateData);
    }
    refuse(&mut simulator, &sync_folder("drafts", &state, 512), ErrorInvalidSyncStateData);
    let bob = send_bytes(&mut simulator, BOB, envelope(&sync(&state)).as_bytes());
    assert_eq!(bob.code(), Some(ErrorInvalidSyncStateData));
    // Starting over tells everything once.
    assert_eq!(succeed(&mut simulator, &sync("")).ids("ItemId").len(), 3);
}

#[test]
fn note_23_there_are_so_many_changes_in_a_call() {
    let mut simulator = with_messages(10);
    let (mut state, mut told, mut calls) = (String::new(), Vec::new(), 0);
    loop {
        let reply = succeed(&mut simulator, &sync_folder("inbox", &state, 3));
        (state, calls) = (state_of(&reply), calls + 1);
        told.extend(reply.ids("ItemId").into_iter().map(|it| it.id));
        if reply.texts("IncludesLastItemInRange") == ["true"] {
            break;
        }
    }
    told.sort_unstable();
    told.dedup();
    assert_eq!((calls, told.len()), (4, 10));
}

#[test]
fn note_24_an_old_state_gives_the_same_changes_again() {
    let mut simulator = with_messages(5);
    let first = state_of(&succeed(&mut simulator, &sync_folder("inbox", "", 2)));
    let again: [Reply; 2] = [(); 2].map(|()| succeed(&mut simulator, &sync(&first)));
    assert_eq!(again[0], again[1]);
    assert_eq!(again[0].ids("ItemId").len(), 3);
}

#[test]
fn note_25_a_change_of_the_read_flag_is_a_change_of_its_own() {
    let mut simulator = with_messages(1);
    let state = state_of(&succeed(&mut simulator, &sync("")));
    for is_read in [true, false] {
        let mut changed = simulator.clone();
        mark(&mut changed, !is_read);
        let state = state_of(&succeed(&mut changed, &sync(&state)));
        mark(&mut changed, is_read);
        let reply = succeed(&mut changed, &sync(&state));
        let text = reply.text();
        assert!(text.contains("<t:ReadFlagChange>") || text.contains("<ReadFlagChange"), "{reply}");
        assert_eq!(reply.texts("IsRead"), [is_read.to_string()]);
        assert!(!text.contains("Update>"), "{reply}");
    }
}

fn mark(simulator: &mut Simulator, is_read: bool) {
    let marked = simulator.seed(ADA, |mailbox, now| {
        let key = mailbox.item_named(FolderKey::INBOX, "1").expect("it is there").key();
        mailbox.update_item(key, vec![ItemUpdate::set(MessageProperty::IsRead, is_read)], now)
    });
    marked.expect("it can be marked");
}
