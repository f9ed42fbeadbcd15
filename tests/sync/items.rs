//! `SyncFolderItems`: what is refused, and which write is told as what: FI-338 to FI-361 without paging.

use ews_sim::ResponseCode::*;
use ews_sim::mailbox::{DeleteType, FolderKey, ItemKey, ItemUpdate, PermissionLevel};
use ews_sim::operation::sync::SyncFolderItems;
use ews_sim::property::{ItemProperty, MessageProperty};
use ews_sim::schema::SyncFolderItemsChange;
use ews_sim::{ServerProfile, Simulator};

use crate::scene::*;
use crate::support::{ADA, BOB, envelope_for, refuse, send_bytes, simulator, succeed};

/// The changes in Inbox.
#[track_caller]
fn changes(simulator: &mut Simulator, state: &str) -> (Vec<Change>, String) {
    item_answer(simulator, &named("inbox"), state)
}

/// A simulator with unread messages in Inbox, the state of somebody who knows them, and their ids.
fn known<const N: usize>(subjects: [&str; N]) -> (Simulator, String, [(ItemKey, String); N]) {
    let mut simulator = simulator();
    let items = subjects.map(|subject| message_in(&mut simulator, FolderKey::INBOX, subject));
    let (_, state) = changes(&mut simulator, "");
    let items = items.map(|item| (item, item_id(&simulator, item)));
    (simulator, state, items)
}

fn update(simulator: &mut Simulator, item: ItemKey, updates: Vec<ItemUpdate>) {
    let now = simulator.now();
    ada_mut(simulator).update_item(item, updates, now).expect("it may be changed");
}

fn subject(text: &str) -> ItemUpdate {
    ItemUpdate::set(ItemProperty::Subject, text)
}

fn read(is_read: bool) -> ItemUpdate {
    ItemUpdate::set(MessageProperty::IsRead, is_read)
}

fn delete(simulator: &mut Simulator, item: ItemKey, delete_type: DeleteType) {
    ada_mut(simulator).delete_item(item, delete_type).expect("it is there");
}

#[test]
fn fi_351_fi_352_a_state_that_is_none_or_another_folders() {
    let mut simulator = simulator();
    let (_, of_drafts) = item_answer(&mut simulator, &named("drafts"), "");
    let (_, of_hierarchy) = folder_answer(&mut simulator, &named("inbox"), "");
    for state in ["x", "AAAA", "H4sIAAAA", &of_drafts, &of_hierarchy, &of_drafts[1..]] {
        let body = items(&named("inbox"), state).body();
        let reply = refuse(&mut simulator, &body, ErrorInvalidSyncStateData);
        assert_eq!(reply.message_text().as_deref(), Some(CORRUPT));
        assert_eq!(reply.findings()[0].rule().identifier(), "sync.state");
        for absent in ["SyncState", "IncludesLastItemInRange", "Changes"] {
            assert!(!reply.text().contains(&format!("<{absent}")), "{reply}");
        }
    }
}

#[test]
fn errors_of_2007_come_with_an_empty_state() {
    let mut simulator = server(ServerProfile::Exchange2007Sp1);
    let body = envelope_for("Exchange2007_SP1", &items(&named("inbox"), "x").body());
    let reply = send_bytes(&mut simulator, ADA, body.as_bytes());
    assert_eq!(reply.code(), Some(ErrorInvalidSyncStateData), "{reply}");
    assert_eq!(reply.texts("SyncState"), [""]);
    assert_eq!(reply.texts("IncludesLastItemInRange"), ["true"]);
    assert!(!reply.text().contains("Changes"), "{reply}");
}

#[test]
fn a_folder_that_is_gone_and_one_that_only_searches() {
    let mut simulator = simulator();
    let gone = folder_in(&mut simulator, FolderKey::INBOX, "Gone");
    let element = folder_element(&simulator, gone);
    ada_mut(&mut simulator).delete_folder(gone, DeleteType::HardDelete).expect("it is there");
    refuse(&mut simulator, &items(&element, "").body(), ErrorSyncFolderNotFound);
    let reply = refuse(&mut simulator, &items(&named("mycontacts"), "").body(), ErrorInvalidOperation);
    assert_eq!(reply.findings()[0].rule().identifier(), "sync.no-search");
}

#[test]
fn fi_340_from_1_to_512_changes_are_taken() {
    let mut simulator = simulator();
    let request = |max: &str| items(&named("inbox"), "").with(|request| request.max = max.into()).body();
    for max in ["0", "513", "-1", "", "two", "1.5"] {
        refuse(&mut simulator, &request(max), ErrorSchemaValidation);
    }
    for max in ["1", "512", " 7 "] {
        succeed(&mut simulator, &request(max));
    }
}

#[test]
fn fi_350_mime_content_is_refused() {
    let mut simulator = simulator();
    let shape = "<t:BaseShape>IdOnly</t:BaseShape><t:IncludeMimeContent>true</t:IncludeMimeContent>";
    let body = items(&named("inbox"), "").with(|request| request.shape = shape.into()).body();
    let reply = refuse(&mut simulator, &body, ErrorInvalidPropertyForOperation);
    assert_eq!(reply.message_text().as_deref(), Some("Property is not valid for this operation."));
}

#[test]
fn what_synchronisation_does_not_show_can_be_asked_for_by_path() {
    let mut simulator = simulator();
    message_in(&mut simulator, FolderKey::INBOX, "Tea");
    let shape = "<t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>\
                 <t:FieldURI FieldURI=\"item:MimeContent\"/><t:FieldURI FieldURI=\"item:Body\"/>\
                 <t:FieldURI FieldURI=\"item:Subject\"/></t:AdditionalProperties>";
    let body = items(&named("inbox"), "").with(|request| request.shape = shape.into()).body();
    let reply = succeed(&mut simulator, &body);
    assert_eq!(reply.texts("Subject"), ["Tea"]);
    assert!(!reply.text().contains("MimeContent") && !reply.text().contains("<Body"), "{reply}");
}

#[test]
fn fi_361_a_scope_is_newer_than_exchange_2007() {
    let mut simulator = simulator();
    let scoped = items(&named("inbox"), "").with(|request| request.scope = "NormalItems").body();
    let body = envelope_for("Exchange2007_SP1", &scoped);
    let reply = send_bytes(&mut simulator, ADA, body.as_bytes());
    assert_eq!((reply.status(), reply.code()), (500, Some(ErrorIncorrectSchemaVersion)), "{reply}");
    succeed(&mut simulator, &scoped);
}

#[test]
fn fi_338_at_first_every_item_is_new_and_none_of_those_below_is_there() {
    let mut simulator = simulator();
    let [a, b] = ["a", "b"].map(|subject| message_in(&mut simulator, FolderKey::INBOX, subject));
    let below = folder_in(&mut simulator, FolderKey::INBOX, "Below");
    message_in(&mut simulator, below, "c");
    update(&mut simulator, a, vec![subject("edited")]);
    update(&mut simulator, b, vec![read(true)]);
    let expected = [b, a].map(|item| ("Create", item_id(&simulator, item)));
    for blank in ["", " \n "] {
        assert_eq!(changes(&mut simulator, blank).0, expected);
    }
}

#[test]
fn fi_341_fi_342_fi_343_fi_344_fi_354_what_a_write_is_told_as() {
    type Writes = Vec<Vec<ItemUpdate>>;
    let cases: [(Writes, Option<&str>); 8] = [
        (vec![], None),
        (vec![vec![subject("b")]], Some("Update")),
        (vec![vec![read(true)]], Some("Read")),
        (vec![vec![read(true)], vec![subject("b")]], Some("Update")),
        (vec![vec![read(true), subject("b")]], Some("Update")),
        (vec![vec![subject("b")], vec![read(true)]], Some("Update")),
        (vec![vec![read(true)], vec![read(false)]], None),
        (vec![vec![read(true)], vec![read(false)], vec![read(true)]], Some("Read")),
    ];
    for (writes, expected) in cases {
        let (mut simulator, state, [(item, id)]) = known(["a"]);
        for write in writes.clone() {
            update(&mut simulator, item, write);
        }
        let expected: Vec<_> = expected.map(|change| (change, id)).into_iter().collect();
        let (found, next) = changes(&mut simulator, &state);
        assert_eq!(found, expected, "{writes:?}");
        assert_eq!(changes(&mut simulator, &state), (found, next.clone()), "the state is not consumed");
        assert_eq!(changes(&mut simulator, &next), (Vec::new(), next.clone()));
    }
}

#[test]
fn fi_342_read_flags_change_both_ways() {
    let (mut simulator, state, [(item, id)]) = known(["a"]);
    update(&mut simulator, item, vec![read(true)]);
    let (found, state) = changes(&mut simulator, &state);
    assert_eq!(found, [("Read", id.clone())]);
    update(&mut simulator, item, vec![read(false)]);
    let reply = succeed(&mut simulator, &items(&named("inbox"), &state).body());
    let answer = reply.read::<SyncFolderItems>().expect("it has succeeded");
    assert_eq!(item_changes(&answer), [("Unread", id)]);
    let changes = answer.changes.expect("every success has them").changes;
    let [SyncFolderItemsChange::ReadFlagChange(flag)] = &changes[..] else { panic!("{reply}") };
    assert_eq!(flag.item_id.change_key.as_deref(), Some("CQAAAA=="));
}

#[test]
fn on_2007_a_read_flag_is_an_update_and_the_oldest_comes_first_fi_353() {
    let mut simulator = server(ServerProfile::Exchange2007Sp1);
    let [a, b] = ["a", "b"].map(|subject| message_in(&mut simulator, FolderKey::INBOX, subject));
    let ask = |simulator: &mut Simulator, state: &str| {
        let body = envelope_for("Exchange2007_SP1", &items(&named("inbox"), state).body());
        let reply = send_bytes(simulator, ADA, body.as_bytes());
        let answer = reply.read::<SyncFolderItems>().expect("it succeeds");
        (item_changes(&answer), answer.sync_state.expect("every success has one"))
    };
    let ids = [a, b].map(|item| item_id(&simulator, item));
    let (created, state) = ask(&mut simulator, "");
    assert_eq!(created, ids.clone().map(|id| ("Create", id)));
    update(&mut simulator, b, vec![read(true)]);
    update(&mut simulator, a, vec![read(true)]);
    let [a, b] = ids;
    assert_eq!(ask(&mut simulator, &state).0, [("Update", b), ("Update", a)]);
}

#[test]
fn fi_345_every_way_to_delete_is_told_as_gone() {
    for delete_type in DeleteType::ALL {
        let (mut simulator, state, [(item, id)]) = known(["a"]);
        delete(&mut simulator, item, *delete_type);
        let reply = succeed(&mut simulator, &items(&named("inbox"), &state).body());
        let answer = reply.read::<SyncFolderItems>().expect("it has succeeded");
        let changes = answer.changes.expect("every success has them").changes;
        let [SyncFolderItemsChange::Delete(deleted)] = &changes[..] else { panic!("{reply}") };
        let found = (&*deleted.item_id.id, deleted.item_id.change_key.as_deref());
        assert_eq!(found, (&*id, Some("CQAAAA==")), "{delete_type:?}");
    }
}

#[test]
fn fi_346_an_item_that_moves_is_gone_here_and_new_there() {
    let (mut simulator, state, [(item, id)]) = known(["a"]);
    let (_, of_drafts) = item_answer(&mut simulator, &named("drafts"), "");
    let moved = ada_mut(&mut simulator).move_item(item, FolderKey::DRAFTS).expect("it may move");
    assert_eq!(changes(&mut simulator, &state).0, [("Delete", id.clone())]);
    let new_id = item_id(&simulator, moved);
    assert_ne!(new_id, id);
    assert_eq!(item_answer(&mut simulator, &named("drafts"), &of_drafts).0, [("Create", new_id)]);
}

#[test]
fn fi_347_what_came_and_went_is_not_told() {
    let (mut simulator, state, []) = known([]);
    let item = message_in(&mut simulator, FolderKey::INBOX, "a");
    update(&mut simulator, item, vec![subject("b")]);
    delete(&mut simulator, item, DeleteType::HardDelete);
    assert_eq!(changes(&mut simulator, &state).0, []);
}

#[test]
fn fi_357_marking_all_is_told_item_by_item() {
    let (mut simulator, state, [(a, _), (_, b), (_, c)]) = known(["a", "b", "c"]);
    update(&mut simulator, a, vec![read(true)]);
    let (_, state) = changes(&mut simulator, &state);
    let mark = format!(
        "<m:MarkAllItemsAsRead><m:ReadFlag>true</m:ReadFlag><m:SuppressReadReceipts>true\
         </m:SuppressReadReceipts><m:FolderIds>{}</m:FolderIds></m:MarkAllItemsAsRead>",
        named("inbox")
    );
    succeed(&mut simulator, &mark);
    let (mut found, _) = changes(&mut simulator, &state);
    found.sort();
    let mut expected = [("Read", b), ("Read", c)];
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn fi_359_what_is_sent_leaves_drafts_and_comes_to_sent_items() {
    let mut simulator = simulator();
    let create = format!(
        "<m:CreateItem MessageDisposition=\"SaveOnly\"><m:Items><t:Message><t:Subject>a</t:Subject>\
         <t:ToRecipients><t:Mailbox><t:EmailAddress>{BOB}</t:EmailAddress></t:Mailbox></t:ToRecipients>\
         </t:Message></m:Items></m:CreateItem>"
    );
    let draft = succeed(&mut simulator, &create).ids("ItemId").remove(0);
    let (_, of_drafts) = item_answer(&mut simulator, &named("drafts"), "");
    let (_, of_sent) = item_answer(&mut simulator, &named("sentitems"), "");
    let key = draft.change_key.expect("a draft has one");
    let send = format!(
        "<m:SendItem SaveItemToFolder=\"true\"><m:ItemIds><t:ItemId Id=\"{}\" ChangeKey=\"{key}\"/>\
         </m:ItemIds></m:SendItem>",
        draft.id
    );
    succeed(&mut simulator, &send);
    assert_eq!(item_answer(&mut simulator, &named("drafts"), &of_drafts).0, [("Delete", draft.id)]);
    let (sent, _) = item_answer(&mut simulator, &named("sentitems"), &of_sent);
    assert!(matches!(&sent[..], [("Create", _)]), "{sent:?}");
}

#[test]
fn fi_360_bodies_are_never_shown() {
    let mut simulator = simulator();
    let create = "<m:CreateItem MessageDisposition=\"SaveOnly\"><m:Items><t:Message><t:Subject>a</t:Subject>\
                  <t:Body BodyType=\"Text\">Hello</t:Body><t:ToRecipients><t:Mailbox><t:EmailAddress>\
                  bob@example.test</t:EmailAddress></t:Mailbox></t:ToRecipients></t:Message></m:Items>\
                  </m:CreateItem>";
    succeed(&mut simulator, create);
    for path in ["item:Body", "item:Attachments"] {
        let shape = format!(
            "<t:BaseShape>AllProperties</t:BaseShape><t:AdditionalProperties>\
             <t:FieldURI FieldURI=\"{path}\"/></t:AdditionalProperties>"
        );
        let body = items(&named("drafts"), "").with(|request| request.shape = shape).body();
        let reply = succeed(&mut simulator, &body);
        assert_eq!(reply.texts("Subject"), ["a"]);
        for absent in ["Body", "Attachments", "ToRecipients", "MimeContent"] {
            assert_eq!(reply.texts(absent), [""; 0], "{reply}");
        }
    }
}

#[test]
fn fi_355_what_programs_hide_is_told_of_when_asked_for() {
    let mut simulator = simulator();
    let now = simulator.now();
    let mut hidden = unread("hidden");
    hidden.is_associated = true;
    let mailbox = ada_mut(&mut simulator);
    let hidden = mailbox.create_item(FolderKey::INBOX, hidden, now).expect("the folder takes it");
    let id = item_id(&simulator, hidden);
    let ask = |simulator: &mut Simulator, state: &str, scope| {
        let answer = items(&named("inbox"), state).with(|request| request.scope = scope).send(simulator);
        (item_changes(&answer), answer.sync_state.expect("every success has one"))
    };
    for scope in ["", "NormalItems"] {
        assert_eq!(ask(&mut simulator, "", scope).0, []);
    }
    let scope = "NormalAndAssociatedItems";
    let (created, state) = ask(&mut simulator, "", scope);
    assert_eq!(created, [("Create", id.clone())]);
    let shape = "<t:BaseShape>AllProperties</t:BaseShape>".to_owned();
    let request = items(&named("inbox"), "").with(|request| (request.shape, request.scope) = (shape, scope));
    let reply = succeed(&mut simulator, &request.body());
    assert_eq!(reply.texts("IsAssociated"), ["true"]);
    delete(&mut simulator, hidden, DeleteType::HardDelete);
    assert_eq!(ask(&mut simulator, &state, "").0, []);
    assert_eq!(ask(&mut simulator, &state, scope).0, [("Delete", id)]);
}

#[test]
fn who_may_not_read_is_told_of_everything_when_he_may() {
    let mut simulator = server(ServerProfile::Exchange2010Sp2);
    let item = message_in(&mut simulator, FolderKey::INBOX, "a");
    let mailbox = format!("<t:Mailbox><t:EmailAddress>{ADA}</t:EmailAddress></t:Mailbox>");
    let inbox = format!(r#"<t:DistinguishedFolderId Id="inbox">{mailbox}</t:DistinguishedFolderId>"#);
    let ask = |simulator: &mut Simulator, state: &str| {
        let body = envelope_for("Exchange2010_SP2", &items(&inbox, state).body());
        let reply = send_bytes(simulator, BOB, body.as_bytes());
        let answer = reply.read::<SyncFolderItems>().expect("it succeeds");
        (item_changes(&answer), answer.sync_state.expect("every success has one"))
    };
    let grant = |simulator: &mut Simulator, level| {
        ada_mut(simulator).grant(FolderKey::INBOX, BOB, level).expect("the folder is there");
    };
    // Contributors put things in and, until Exchange 2013, see nothing of them.
    grant(&mut simulator, PermissionLevel::Contributor);
    let (nothing, state) = ask(&mut simulator, "");
    assert_eq!(nothing, []);
    grant(&mut simulator, PermissionLevel::Reviewer);
    assert_eq!(ask(&mut simulator, &state).0, [("Create", item_id(&simulator, item))]);
}
