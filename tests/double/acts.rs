//! What others do while a client is at work.

use std::time::Duration;

use ews_sim::double::{Act, Calls, Subject};
use ews_sim::mailbox::{DistinguishedFolderId, FolderKey};
use ews_sim::operation::im_list::AddImGroup;
use ews_sim::operation::item::{FindItem, GetItem, MoveItem, UpdateItem};
use ews_sim::schema::ItemId;
use ews_sim::{ResponseCode, Simulator};

use crate::scene::{
    add_group, delete_items, draft, get_items, message, messages, move_items, post, set_subject, subject_of,
    subjects,
};
use crate::support::{ADA, BOB, send, simulator};

const NO_ERROR: ResponseCode = ResponseCode::NoError;

/// The id in an answer, with its change key.
fn id_in(reply: &ews_sim::Reply) -> ItemId {
    reply.ids("ItemId").remove(0)
}

#[test]
fn note_11_an_edit_after_each_read_makes_the_key_stale() {
    let mut simulator = simulator();
    let ids = messages(&mut simulator, 2);
    simulator.after_each::<GetItem>(Act::edit(Subject::Named, "Edited by somebody else"));
    let read = id_in(&send(&mut simulator, &get_items(&ids[..1])));
    assert_eq!(subjects(&simulator), ["Edited by somebody else", "2"]);
    let refused = send(&mut simulator, &set_subject(&read, "NeverOverwrite", "Mine"));
    assert_eq!(refused.code(), Some(ResponseCode::ErrorIrresolvableConflict));
    assert_eq!(subjects(&simulator), ["Edited by somebody else", "2"]);
    let accepted = send(&mut simulator, &set_subject(&read, "AlwaysOverwrite", "Mine"));
    assert_eq!(accepted.code(), Some(NO_ERROR));
    assert_eq!(subjects(&simulator), ["Mine", "2"]);
}

#[test]
fn note_13_keys_drift_a_moment_after_a_read() {
    let mut simulator = simulator();
    let ids = messages(&mut simulator, 1);
    let drift = Act::touch(Subject::Answered).later(Duration::from_millis(5));
    simulator.after_each::<GetItem>(drift);
    let read = id_in(&send(&mut simulator, &get_items(&ids)));
    assert_eq!(read, ids[0]);
    // As long as no time has passed the key is still good.
    let mut quick = simulator.clone();
    let updated = send(&mut quick, &set_subject(&read, "NeverOverwrite", "Quick"));
    assert_eq!(updated.code(), Some(NO_ERROR));
    simulator.advance(Duration::from_millis(5));
    let refused = send(&mut simulator, &set_subject(&read, "NeverOverwrite", "Slow"));
    assert_eq!(refused.code(), Some(ResponseCode::ErrorIrresolvableConflict));
    assert_eq!(subjects(&simulator), ["1"], "only the key has changed");
}

#[test]
fn note_16_note_21_an_item_is_moved_or_deleted_before_it_is_read() {
    for act in
        [Act::delete(Subject::Named), Act::move_to(Subject::Named, DistinguishedFolderId::DeletedItems)]
    {
        let mut simulator = simulator();
        let ids = messages(&mut simulator, 2);
        simulator.before_next::<GetItem>(act);
        // Not the request but somebody else has changed the state.
        let codes = post(&mut simulator, ADA, &get_items(&ids[..1])).codes();
        assert_eq!(codes, [ResponseCode::ErrorItemNotFound]);
        assert_eq!(subjects(&simulator), ["2"]);
        assert!(send(&mut simulator, &get_items(&ids[1..])).is_success());
    }
}

#[test]
fn an_act_can_be_about_what_the_answer_names() {
    let mut simulator = simulator();
    let ids = messages(&mut simulator, 1);
    simulator.after_next::<MoveItem>(Act::edit(Subject::Answered, "Found it"));
    let moved = id_in(&send(&mut simulator, &move_items(&ids, "deleteditems")));
    let reply = send(&mut simulator, &get_items(&[moved]));
    assert_eq!(reply.texts("Subject"), ["Found it"]);
}

#[test]
fn mail_arrives_when_its_time_has_come() {
    let mut simulator = simulator();
    messages(&mut simulator, 1);
    let arrival = Act::deliver(ADA, draft("News")).later(Duration::from_secs(60));
    simulator.after_each::<FindItem>(arrival);
    let find = "<m:FindItem Traversal=\"Shallow\">\
                <m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>\
                <m:ParentFolderIds><t:DistinguishedFolderId Id=\"inbox\"/></m:ParentFolderIds></m:FindItem>";
    let count = |simulator: &mut Simulator| send(simulator, find).ids("ItemId").len();
    assert_eq!(count(&mut simulator), 1);
    let start = simulator.now();
    simulator.advance(Duration::from_secs(59));
    assert_eq!(subjects(&simulator), ["1"]);
    simulator.advance(Duration::from_secs(3600));
    assert_eq!(subjects(&simulator), ["1", "News"]);
    let mailbox = simulator.mailbox(ADA).expect("it is there");
    let news = mailbox.items_in(FolderKey::INBOX).find(|item| subject_of(item) == "News");
    let arrived = news.and_then(|item| item.date_time_created());
    assert_eq!(arrived, start.checked_add(Duration::from_secs(60)).ok(), "at its time, not at the end");
    assert_eq!(simulator.now(), start.checked_add(Duration::from_secs(3659)).expect("in time"));
}

#[test]
fn others_mark_items_as_read() {
    let mut simulator = simulator();
    let id = message(&mut simulator, BOB, "For Bob");
    let unread = |simulator: &Simulator| {
        simulator
            .mailbox(BOB)
            .and_then(|mailbox| mailbox.folder(FolderKey::INBOX))
            .map(|it| it.unread_count())
    };
    assert_eq!(unread(&simulator), Some(0));
    simulator.act(&Act::mark_read(Subject::Item(id.id.clone()), false));
    assert_eq!(unread(&simulator), Some(1));
    simulator.act(&Act::mark_read(Subject::Item(id.id), true).later(Duration::from_secs(1)));
    assert_eq!(unread(&simulator), Some(1));
    simulator.advance(Duration::from_secs(1));
    assert_eq!(unread(&simulator), Some(0));
}

#[test]
fn what_cannot_be_done_is_left_undone() {
    let mut simulator = simulator();
    let ids = messages(&mut simulator, 1);
    assert!(send(&mut simulator, &delete_items(&ids)).is_success());
    let before = simulator.clone();
    for id in [&*ids[0].id, "", "AAAA", "not an id"] {
        simulator.act(&Act::edit(Subject::Item(id.into()), "Nothing"));
    }
    simulator.act(&Act::delete(Subject::Named));
    simulator.act(&Act::deliver("nobody@example.test", draft("Lost")));
    assert!(simulator == before);
}

#[test]
fn code_sees_the_whole_world_and_its_requests_are_not_watched() {
    let mut simulator = simulator();
    simulator.before_each::<AddImGroup>(Act::run(|world| {
        let _ = add_group(world, ADA, "Work");
        world.fail_next::<GetItem>(ResponseCode::ErrorItemCorrupt);
    }));
    assert_eq!(add_group(&mut simulator, ADA, "Work"), ResponseCode::ErrorImGroupDisplayNameAlreadyExists);
    let ids = messages(&mut simulator, 1);
    let code = send(&mut simulator, &get_items(&ids)).code();
    assert_eq!(code, Some(ResponseCode::ErrorItemCorrupt), "what code asks for stays");
}

#[test]
fn a_request_that_was_not_carried_out_is_followed_by_nothing() {
    let mut simulator = simulator();
    let ids = messages(&mut simulator, 1);
    simulator.after_next::<UpdateItem>(Act::delete(Subject::Named));
    simulator.fail_next::<UpdateItem>(ResponseCode::ErrorInternalServerError);
    send(&mut simulator, &set_subject(&ids[0], "AlwaysOverwrite", "Mine"));
    assert_eq!(subjects(&simulator), ["1"]);
}

#[test]
fn acts_are_state_and_can_be_taken_back() {
    let mut simulator = simulator();
    let plain = simulator.clone();
    let act = Act::edit(Subject::Named, "Changed");
    simulator.after(Calls::of::<GetItem>().nth(2), act.clone());
    assert!(simulator != plain);
    let mut fork = simulator.clone();
    assert!(fork == simulator);
    fork.clear_acts();
    assert!(fork == plain);
    let ids = messages(&mut simulator, 1);
    for expected in ["1", "Changed"] {
        send(&mut simulator, &get_items(&ids));
        assert_eq!(subjects(&simulator), [expected]);
    }
    assert_ne!(Act::run(|_| {}), Act::run(|_| {}));
    assert_ne!(act.clone().later(Duration::from_secs(1)), act);
}
