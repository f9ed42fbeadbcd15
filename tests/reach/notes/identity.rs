//! Change keys, conflicts and ids.

use ews_sim::ResponseCode::{self, *};
use ews_sim::mailbox::{DistinguishedFolderId, FolderKey, ItemUpdate, PermissionLevel};
use ews_sim::property::ItemProperty;
use ews_sim::schema::ItemId;
use ews_sim::world::{ItemSeed, MailboxSeed};
use ews_sim::{Simulator, SimulatorBuilder};

use super::{codes, delete, element, get, message, update, with_messages};
use crate::support::{ADA, BOB, envelope, refuse, send_bytes, succeed};

/// Somebody else changes the message with a subject.
fn interfere(simulator: &mut Simulator, subject: &str, change: ItemUpdate) {
    let changed = simulator.seed(ADA, |mailbox, now| {
        let key = mailbox.item_named(FolderKey::INBOX, subject).expect("it is there").key();
        mailbox.update_item(key, vec![change], now)
    });
    changed.expect("it can be changed");
}

#[test]
fn note_12_conflict_resolution_decides() {
    let subject = || ItemUpdate::set(ItemProperty::Subject, "theirs");
    let culture = || ItemUpdate::set(ItemProperty::Culture, "de-DE");
    let mine = "<t:Subject>mine</t:Subject>";
    // What they change, how conflicts are resolved, what is answered, how many conflicts there were.
    for (theirs, resolution, code, count) in [
        (subject(), "NeverOverwrite", ErrorIrresolvableConflict, None),
        (culture(), "NeverOverwrite", ErrorIrresolvableConflict, None),
        (subject(), "AutoResolve", NoError, Some("1")),
        (culture(), "AutoResolve", NoError, Some("0")),
        (subject(), "AlwaysOverwrite", NoError, Some("0")),
    ] {
        let mut simulator = with_messages(1);
        let known = message(&simulator, "1");
        interfere(&mut simulator, "1", theirs);
        let before = simulator.clone();
        let reply = crate::support::send(&mut simulator, &update(&known, resolution, "item:Subject", mine));
        assert_eq!((reply.codes(), reply.texts("Count").first().map(|it| &**it)), (vec![code], count));
        if code == NoError {
            let now = message(&simulator, "mine");
            assert!(now.id == known.id && now.change_key != known.change_key);
        } else {
            assert!(before.mailboxes().eq(simulator.mailboxes()));
        }
    }
}

#[test]
fn note_15_some_calls_work_without_a_change_key_and_some_demand_one() {
    let send = |id: &ItemId| {
        let id = element(id);
        format!("<m:SendItem SaveItemToFolder=\"false\"><m:ItemIds>{id}</m:ItemIds></m:SendItem>")
    };
    let set = |id: &ItemId| update(id, "NeverOverwrite", "item:Subject", "<t:Subject>x</t:Subject>");
    let read = |id: &ItemId| get(&element(id));
    let none = |simulator: &Simulator| ItemId { change_key: None, ..message(simulator, "1") };
    let malformed =
        |simulator: &Simulator| ItemId { change_key: Some("garbage".to_owned()), ..message(simulator, "1") };
    type Operation<'o> = &'o dyn Fn(&ItemId) -> String;
    let operations: [(Operation<'_>, [ResponseCode; 3]); 4] = [
        (&read, [NoError, NoError, ErrorInvalidChangeKey]),
        (&delete, [NoError, NoError, ErrorInvalidChangeKey]),
        (&set, [ErrorChangeKeyRequiredForWriteOperations, ErrorIrresolvableConflict, ErrorInvalidChangeKey]),
        (&send, [ErrorChangeKeyRequired, ErrorStaleObject, ErrorInvalidChangeKey]),
    ];
    for (operation, expected) in operations {
        let mut told = Vec::new();
        for number in 0..3 {
            let mut simulator = with_messages(1);
            let known = message(&simulator, "1");
            interfere(&mut simulator, "1", ItemUpdate::set(ItemProperty::Culture, "de-DE"));
            let id = [none(&simulator), known, malformed(&simulator)][number].clone();
            told.extend(codes(&mut simulator, &operation(&id)));
        }
        assert_eq!(told, expected, "{}", operation(&none(&with_messages(1))));
    }
}

#[test]
fn note_16_moving_an_item_gives_it_a_new_id_and_folders_keep_theirs() {
    let mut simulator = with_messages(1);
    let old = message(&simulator, "1");
    let to = "<m:ToFolderId><t:DistinguishedFolderId Id=\"drafts\"/></m:ToFolderId>";
    let ids = element(&old);
    let moved =
        succeed(&mut simulator, &format!("<m:MoveItem>{to}<m:ItemIds>{ids}</m:ItemIds></m:MoveItem>"));
    let [new] = &moved.ids("ItemId")[..] else { panic!("{moved}") };
    assert_ne!(new.id, old.id);
    refuse(&mut simulator, &get(&element(&old)), ErrorItemNotFound);
    assert_eq!(succeed(&mut simulator, &get(&element(new))).texts("Subject"), ["1"]);

    let mut simulator = Simulator::builder().mailbox(MailboxSeed::new(ADA).folder("inbox/Projects")).build();
    let old = simulator.folder_id(ADA, "inbox/Projects").expect("built with it");
    let body = format!(
        "<m:MoveFolder>{to}<m:FolderIds><t:FolderId Id=\"{}\"/></m:FolderIds></m:MoveFolder>",
        old.id
    );
    succeed(&mut simulator, &body);
    assert_eq!(simulator.folder_id(ADA, "drafts/Projects").map(|it| it.id), Some(old.id));
}

#[test]
fn note_17_across_mailboxes_the_new_id_is_not_told() {
    let builder: SimulatorBuilder = Simulator::builder()
        .mailbox(MailboxSeed::new(ADA).item(ItemSeed::message("1")))
        .mailbox(BOB)
        .allow_folder_access(ADA, BOB, DistinguishedFolderId::Inbox, PermissionLevel::Owner);
    let mut simulator = builder.build();
    let ids = element(&message(&simulator, "1"));
    let body = format!(
        "<m:CopyItem><m:ToFolderId><t:DistinguishedFolderId Id=\"inbox\"><t:Mailbox><t:EmailAddress>{BOB}\
         </t:EmailAddress></t:Mailbox></t:DistinguishedFolderId></m:ToFolderId><m:ItemIds>{ids}</m:ItemIds>\
         </m:CopyItem>"
    );
    let copied = succeed(&mut simulator, &body);
    assert_eq!(copied.ids("ItemId"), []);
    assert!(simulator.item_id(BOB, "inbox", "1").is_some());
}

#[test]
fn note_19_each_wrong_kind_of_id_has_its_own_error() {
    let mut simulator = with_messages(1);
    let folder = simulator.folder_id(ADA, "inbox").expect("every mailbox has one").id;
    let id = message(&simulator, "1").id;
    let gone = {
        let mut later = simulator.clone();
        let known = message(&later, "1");
        succeed(&mut later, &delete(&known));
        later
    };
    for (wrong, code) in [
        ("", ErrorInvalidIdEmpty),
        ("&lt;1234@example.test&gt;", ErrorInvalidIdMalformed),
        (&id[..id.len() - 8], ErrorInvalidIdMalformed),
        (&id.to_lowercase(), ErrorInvalidIdMalformed),
        (&*id.replacen("AAMk", "AAAk", 1), ErrorInvalidIdMalformedEwsLegacyIdFormat),
        (&*folder, ErrorCannotUseFolderIdForItemId),
    ] {
        refuse(&mut simulator, &get(&format!("<t:ItemId Id=\"{wrong}\"/>")), code);
    }
    refuse(&mut { gone }, &get(&format!("<t:ItemId Id=\"{id}\"/>")), ErrorItemNotFound);
}

#[test]
fn note_20_what_is_sent_and_saved_comes_back_without_an_id() {
    let mut simulator = with_messages(0);
    let body = format!(
        "<m:CreateItem MessageDisposition=\"SendAndSaveCopy\"><m:Items><t:Message>\
         <t:Subject>unique 4711</t:Subject><t:ToRecipients><t:Mailbox><t:EmailAddress>{BOB}</t:EmailAddress>\
         </t:Mailbox></t:ToRecipients></t:Message></m:Items></m:CreateItem>"
    );
    let sent = succeed(&mut simulator, &body);
    assert_eq!(sent.ids("ItemId"), []);
    let find = "<m:FindItem Traversal=\"Shallow\"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape>\
                </m:ItemShape>\
                <m:Restriction><t:IsEqualTo><t:FieldURI FieldURI=\"item:Subject\"/><t:FieldURIOrConstant>\
                <t:Constant Value=\"unique 4711\"/></t:FieldURIOrConstant></t:IsEqualTo></m:Restriction>\
                <m:ParentFolderIds><t:DistinguishedFolderId Id=\"sentitems\"/></m:ParentFolderIds>\
                </m:FindItem>";
    let found = send_bytes(&mut simulator, ADA, envelope(find).as_bytes());
    assert_eq!(found.ids("ItemId").len(), 1, "{found}");
}
