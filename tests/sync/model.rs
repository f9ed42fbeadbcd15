//! FI-362: whatever is written, and whenever it asks, a client that believes every answer ends with what is
//! there.

use std::collections::BTreeMap;

use ews_sim::mailbox::{DeleteType, FolderKey, FolderUpdate, ItemKey, ItemUpdate, PermissionLevel};
use ews_sim::operation::sync::{SyncFolderHierarchy, SyncFolderItems};
use ews_sim::property::{BaseFolderProperty, ItemProperty, MessageProperty, PropertyValue};
use ews_sim::schema::{SyncFolderHierarchyChange, SyncFolderItemsChange};
use ews_sim::{ServerProfile, Simulator};
use proptest::prelude::*;

use crate::scene::*;
use crate::shortest::{Run, Sent, prove, show, test};
use crate::support::{ADA, BOB, envelope_for, send_bytes};

const SHAPE: &str = "<t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties><t:FieldURI \
                     FieldURI=\"item:Subject\"/><t:FieldURI FieldURI=\"message:IsRead\"/>\
                     </t:AdditionalProperties>";

/// Numbers pick from what is there.
#[derive(Debug, Clone, Copy)]
enum Step {
    Create(bool),
    Rename(u8),
    Read(u8, bool),
    ReadAll(bool),
    MoveAway(u8),
    MoveHere(u8),
    Delete(u8, u8),
    /// Asks for so many changes at most, without those of an item.
    Ask(u8, Option<u8>),
}

fn step() -> impl Strategy<Value = Step> {
    let index = any::<u8>;
    prop_oneof![
        6 => prop::bool::weighted(0.2).prop_map(Step::Create),
        3 => index().prop_map(Step::Rename),
        4 => (index(), any::<bool>()).prop_map(|(item, is_read)| Step::Read(item, is_read)),
        1 => any::<bool>().prop_map(Step::ReadAll),
        2 => index().prop_map(Step::MoveAway),
        2 => index().prop_map(Step::MoveHere),
        2 => (index(), index()).prop_map(|(item, how)| Step::Delete(item, how)),
        6 => (1..4_u8, proptest::option::weighted(0.2, index())).prop_map(|(max, it)| Step::Ask(max, it)),
    ]
}

/// The items a client believes in, by id: subject and whether they have been read.
type Copy = BTreeMap<String, (String, bool)>;

/// A client that believes every answer, and what it would not hear of.
struct Client {
    belief: Belief,
    state: String,
    copy: Copy,
}

fn inbox(simulator: &Simulator) -> Copy {
    let mailbox = ada(simulator);
    let items = mailbox.items_in(FolderKey::INBOX).chain(mailbox.associated_in(FolderKey::INBOX));
    let known = |item: &ews_sim::mailbox::Item| {
        let subject = item.properties().text(ItemProperty::Subject).unwrap_or_default();
        (subject.to_owned(), item.is_read() == Some(true))
    };
    items.map(|item| (mailbox.item_id_of(item), known(item))).collect()
}

impl Client {
    /// Asks for one page, and believes it. Returns whether it is the last.
    fn ask(&mut self, simulator: &mut Simulator, version: &str, max: u8, ignored: Option<&str>) -> bool {
        let mut request = items(&named("inbox"), &self.state);
        request.shape = SHAPE.into();
        request.max = max.to_string();
        request.ignore = ignored.map(|id| format!(r#"<t:ItemId Id="{id}"/>"#)).unwrap_or_default();
        request.scope = if version == "Exchange2007_SP1" { "" } else { "NormalAndAssociatedItems" };
        let body = envelope_for(version, &request.body());
        let reply = send_bytes(simulator, ADA, body.as_bytes());
        let answer = reply.read::<SyncFolderItems>().expect("nothing is wrong with it");
        let changes = answer.changes.expect("every success has them").changes;
        assert!(changes.len() <= usize::from(max), "{reply}");
        for change in changes {
            (self.belief)(self, change);
        }
        // What it would not hear of it knows by itself.
        if let Some(id) = ignored {
            match inbox(simulator).remove(id) {
                Some(item) => self.copy.insert(id.to_owned(), item),
                None => self.copy.remove(id),
            };
        }
        self.state = answer.sync_state.expect("every success has one");
        answer.includes_last_item_in_range.expect("and says whether it is all")
    }

    fn believe(&mut self, change: SyncFolderItemsChange) {
        match change {
            SyncFolderItemsChange::Create(it) => {
                let (id, item) = shown(&it.item);
                assert_eq!(self.copy.insert(id, item), None, "created twice");
            }
            SyncFolderItemsChange::Update(it) => {
                let (id, item) = shown(&it.item);
                assert!(self.copy.insert(id, item).is_some(), "another, but not known");
            }
            SyncFolderItemsChange::ReadFlagChange(it) => {
                let item = self.copy.get_mut(&it.item_id.id).expect("it is known");
                assert_ne!(std::mem::replace(&mut item.1, it.is_read), it.is_read, "nothing is another");
            }
            SyncFolderItemsChange::Delete(it) => {
                assert!(self.copy.remove(&it.item_id.id).is_some(), "gone, but not known");
            }
        }
    }
}

fn shown(item: &ews_sim::property::ItemObject) -> (String, (String, bool)) {
    let Some(PropertyValue::ItemId(id)) = item.get(ItemProperty::ItemId) else { panic!("{item:?}") };
    let subject = match item.get(ItemProperty::Subject) {
        Some(PropertyValue::Text(subject)) => subject.clone(),
        _ => String::new(),
    };
    let is_read = item.get(MessageProperty::IsRead) == Some(&PropertyValue::Boolean(true));
    (id.id.clone(), (subject, is_read))
}

/// One of several things.
fn picked<T: std::marker::Copy>(from: &[T], pick: u8) -> T {
    from[usize::from(pick) % from.len()]
}

/// One of the items of a folder, if there are any.
fn pick(simulator: &Simulator, folder: FolderKey, pick: u8) -> Option<ItemKey> {
    let items: Vec<_> = ada(simulator).items_in(folder).map(ews_sim::mailbox::Item::key).collect();
    (!items.is_empty()).then(|| picked(&items, pick))
}

fn write(simulator: &mut Simulator, step: Step, number: usize) {
    let now = simulator.now();
    let here = |index: u8| pick(simulator, FolderKey::INBOX, index);
    let done = match step {
        Step::Create(is_associated) => {
            let mut new = unread(&number.to_string());
            new.is_associated = is_associated;
            ada_mut(simulator).create_item(FolderKey::INBOX, new, now).map(drop)
        }
        Step::Rename(index) => match here(index) {
            Some(item) => {
                let subject = ItemUpdate::set(ItemProperty::Subject, &*number.to_string());
                ada_mut(simulator).update_item(item, vec![subject], now)
            }
            None => Ok(()),
        },
        Step::Read(index, is_read) => match here(index) {
            Some(item) => ada_mut(simulator).set_read(item, is_read).map(drop),
            None => Ok(()),
        },
        Step::ReadAll(is_read) => ada_mut(simulator).mark_all_read(FolderKey::INBOX, is_read).map(drop),
        Step::MoveAway(index) => match here(index) {
            Some(item) => ada_mut(simulator).move_item(item, FolderKey::DRAFTS).map(drop),
            None => Ok(()),
        },
        Step::MoveHere(index) => match pick(simulator, FolderKey::DRAFTS, index) {
            Some(item) => ada_mut(simulator).move_item(item, FolderKey::INBOX).map(drop),
            None => Ok(()),
        },
        Step::Delete(index, how) => match here(index) {
            Some(item) => ada_mut(simulator).delete_item(item, picked(DeleteType::ALL, how)).map(drop),
            None => Ok(()),
        },
        Step::Ask(..) => Ok(()),
    };
    done.expect("every step can be taken");
}

/// What a client makes of a change.
type Belief = fn(&mut Client, SyncFolderItemsChange);

/// The steps, on the newest server and on the oldest one.
fn replay(belief: Belief, steps: &[Step]) {
    replay_items(belief, ServerProfile::Exchange2019, "Exchange2013", steps);
    replay_items(belief, ServerProfile::Exchange2007Sp1, "Exchange2007_SP1", steps);
}

fn replay_items(belief: Belief, profile: ServerProfile, version: &str, steps: &[Step]) {
    let mut simulator = server(profile);
    let mut client = Client { belief, state: String::new(), copy: Copy::new() };
    for (number, &step) in steps.iter().enumerate() {
        // Before Exchange 2010 nobody is told of what programs hide.
        let step = match step {
            Step::Create(true) if version == "Exchange2007_SP1" => Step::Create(false),
            step => step,
        };
        write(&mut simulator, step, number);
        if let Step::Ask(max, ignored) = step {
            let ignored = ignored.and_then(|index| pick(&simulator, FolderKey::INBOX, index));
            let ignored = ignored.map(|item| item_id(&simulator, item));
            if client.ask(&mut simulator, version, max, ignored.as_deref()) {
                assert_eq!(client.copy, inbox(&simulator));
            }
        }
    }
    for _ in 0..=steps.len() {
        if client.ask(&mut simulator, version, 2, None) {
            assert_eq!(client.copy, inbox(&simulator));
            return;
        }
    }
    panic!("there is no end of changes");
}

/// Numbers pick from what is there.
#[derive(Debug, Clone, Copy)]
enum FolderStep {
    Create(u8),
    Rename(u8),
    Move(u8, u8),
    Delete(u8, u8),
    /// Whether Bob may see it.
    Show(u8, bool),
    Ask,
}

fn folder_step() -> impl Strategy<Value = FolderStep> {
    let index = any::<u8>;
    prop_oneof![
        5 => index().prop_map(FolderStep::Create),
        2 => index().prop_map(FolderStep::Rename),
        4 => (index(), index()).prop_map(|(folder, to)| FolderStep::Move(folder, to)),
        2 => (index(), index()).prop_map(|(folder, how)| FolderStep::Delete(folder, how)),
        2 => (index(), any::<bool>()).prop_map(|(folder, seen)| FolderStep::Show(folder, seen)),
        3 => Just(FolderStep::Ask),
    ]
}

/// The folders a client believes in, by id: name and parent.
type Tree = BTreeMap<String, (String, String)>;

/// Some steps cannot be taken: a folder is not moved into itself, nor beside one of its name.
fn write_folder(simulator: &mut Simulator, step: FolderStep, number: usize) {
    let mailbox = ada_mut(simulator);
    let made: Vec<_> = mailbox.descendants_of(FolderKey::INBOX).map(ews_sim::mailbox::Folder::key).collect();
    let places = [&[FolderKey::INBOX, FolderKey::DRAFTS][..], &made].concat();
    match step {
        FolderStep::Create(parent) => {
            let new = ews_sim::mailbox::NewFolder::named(&number.to_string());
            mailbox.create_folder(picked(&places, parent), new).expect("the name is free");
        }
        FolderStep::Ask => {}
        _ if made.is_empty() => {}
        FolderStep::Rename(folder) => {
            let name = vec![FolderUpdate::DisplayName(number.to_string())];
            mailbox.update_folder(picked(&made, folder), name).expect("the name is free");
        }
        FolderStep::Move(folder, to) => {
            let _ = mailbox.move_folder(picked(&made, folder), picked(&places, to));
        }
        FolderStep::Delete(folder, how) => {
            let _ = mailbox.delete_folder(picked(&made, folder), picked(DeleteType::ALL, how));
        }
        FolderStep::Show(folder, seen) => {
            let level = if seen { PermissionLevel::Reviewer } else { PermissionLevel::None };
            mailbox.grant(picked(&made, folder), BOB, level).expect("the folder is there");
        }
    }
}

/// What an account sees below a folder.
fn tree(simulator: &Simulator, root: FolderKey, is_owner: bool) -> Tree {
    let mailbox = ada(simulator);
    let seen = mailbox
        .descendants_of(root)
        .filter(|folder| is_owner || folder.permission_set().rights_of(BOB).is_folder_visible);
    seen.map(|folder| {
        let parent = folder.parent().map(|parent| mailbox.folder_id_of(parent)).unwrap_or_default();
        (mailbox.folder_id_of(folder.key()), (folder.display_name().to_owned(), parent))
    })
    .collect()
}

/// Asks as an account, and believes the answer.
fn ask_folders(simulator: &mut Simulator, caller: &str, tree: &mut Tree, state: &mut String) {
    let mailbox = format!("<t:Mailbox><t:EmailAddress>{ADA}</t:EmailAddress></t:Mailbox>");
    let root = format!(r#"<t:DistinguishedFolderId Id="inbox">{mailbox}</t:DistinguishedFolderId>"#);
    let body = envelope_for("Exchange2013", &hierarchy_in("AllProperties", &root, state));
    let reply = send_bytes(simulator, caller, body.as_bytes());
    let answer = reply.read::<SyncFolderHierarchy>().expect("nothing is wrong with it");
    *state = answer.sync_state.expect("every success has one");
    for change in answer.changes.expect("every success has them").changes {
        let (folder, was_known) = match change {
            SyncFolderHierarchyChange::Create(it) => (it.folder, false),
            SyncFolderHierarchyChange::Update(it) => (it.folder, true),
            SyncFolderHierarchyChange::Delete(it) => {
                assert!(tree.remove(&it.folder_id.id).is_some(), "gone, but not known\n{reply}");
                continue;
            }
        };
        let id = |property| match folder.get(property) {
            Some(PropertyValue::FolderId(id)) => id.id.clone(),
            _ => panic!("no id\n{reply}"),
        };
        let name = match folder.get(BaseFolderProperty::DisplayName) {
            Some(PropertyValue::Text(name)) => name.clone(),
            _ => panic!("no name\n{reply}"),
        };
        let parent = id(BaseFolderProperty::ParentFolderId);
        let old = tree.insert(id(BaseFolderProperty::FolderId), (name, parent));
        assert_eq!(old.is_some(), was_known, "{reply}");
    }
}

fn replay_folders(steps: &[FolderStep]) {
    let mut simulator = server(ServerProfile::Exchange2019);
    for folder in [FolderKey::MSG_FOLDER_ROOT, FolderKey::INBOX] {
        ada_mut(&mut simulator).grant(folder, BOB, PermissionLevel::Reviewer).expect("it is there");
    }
    let mut clients = [(ADA, Tree::new(), String::new()), (BOB, Tree::new(), String::new())];
    for (number, step) in steps.iter().chain([&FolderStep::Ask]).enumerate() {
        write_folder(&mut simulator, *step, number);
        if let FolderStep::Ask = step {
            for (caller, known, state) in &mut clients {
                ask_folders(&mut simulator, caller, known, state);
                assert_eq!(*known, tree(&simulator, FolderKey::INBOX, *caller == ADA));
            }
        }
    }
}

/// Any steps on items; what fails is shown as the shortest steps that do.
fn proven(belief: Belief) -> Result<(), String> {
    let steps = prop::collection::vec(step(), 0..40);
    let play = |(_, steps): &Run<(), Step>, _: Sent| replay(belief, steps);
    prove((362, 96), (Just(()), steps), play, |(_, steps), _| {
        test(["use Step::*;".to_owned(), format!("replay(Client::believe, &{steps:?});")])
    })
}

#[test]
fn fi_362_a_client_that_believes_every_answer_has_the_folder() {
    show(proven(Client::believe));
}

#[test]
fn fi_362_a_client_that_believes_every_answer_has_the_tree_it_can_see() {
    let steps = prop::collection::vec(folder_step(), 0..40);
    let play = |(_, steps): &Run<(), FolderStep>, _: Sent| replay_folders(steps);
    show(prove((362, 96), (Just(()), steps), play, |(_, steps), _| {
        test(["use FolderStep::*;".to_owned(), format!("replay_folders(&{steps:?});")])
    }));
}

#[test]
fn a_client_that_does_not_believe_everything_is_shown_as_a_test() {
    let failed = proven(|client, change| match change {
        SyncFolderItemsChange::Delete(_) => {}
        other => client.believe(other),
    });
    let shown = failed.expect_err("some run deletes what the client knows");
    let (why, test) = shown.split_once("the shortest run that fails:\n\n").expect("there is one");
    assert!(why.ends_with("\nwith seed 362; "), "{why}");
    assert!(include_str!("model.rs").contains(test), "it is not what stands below\n{test}");
}

// As it was shown.
#[test]
fn what_was_found() {
    use Step::*;
    replay(Client::believe, &[Create(false), Ask(1, None), MoveAway(0)]);
}
