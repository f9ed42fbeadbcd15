//! The ids of what is in a scene, and ids that lead nowhere.

use ews_sim::mailbox::{DecodedId, FOLDER_CHANGE_KEY, FolderKey, IM_GROUP_CHANGE_KEY, Moniker};
use ews_sim::schema::ItemId;
use ews_sim::{Mailbox, ResponseCode, Simulator};

use super::{ada, remove_contact_from_im_list, remove_im_group, seed_contact, seed_group, shown_name};
use crate::support::{BOB, succeed};

/// The change key of some contact at some time.
pub const STALE: &str = "EQAAABYAAABtF8oI7iVOQatt/bhQoTbWAAAAAAyg";

/// The id of a group of [`ADA`].
#[track_caller]
pub fn group_id(simulator: &Simulator, name: &str) -> ItemId {
    group_id_in(ada(simulator), name)
}

/// The id of an IM contact of [`ADA`], with the version in its change key.
#[track_caller]
pub fn contact_id(simulator: &Simulator, name: &str) -> ItemId {
    contact_id_in(ada(simulator), FolderKey::QUICK_CONTACTS, name)
}

/// The id of an ordinary contact of [`ADA`].
#[track_caller]
pub fn ordinary_contact_id(simulator: &Simulator, name: &str) -> ItemId {
    contact_id_in(ada(simulator), FolderKey::CONTACTS, name)
}

#[track_caller]
fn group_id_in(mailbox: &Mailbox, name: &str) -> ItemId {
    let group = mailbox.im_group_named(name).expect(name);
    ItemId { id: mailbox.item_id_of(group), change_key: Some(IM_GROUP_CHANGE_KEY.to_owned()) }
}

#[track_caller]
fn contact_id_in(mailbox: &Mailbox, folder: FolderKey, name: &str) -> ItemId {
    let contact = mailbox.contacts(folder).find(|it| shown_name(*it) == name).expect(name);
    let change_key = mailbox.item_change_key(contact).encode();
    ItemId { id: mailbox.item_id_of(contact), change_key: Some(change_key) }
}

/// The same id with another change key, or none.
pub fn with_change_key(id: &ItemId, change_key: Option<&str>) -> ItemId {
    ItemId { change_key: change_key.map(str::to_owned), ..id.clone() }
}

/// The same id with another text where the GUID of the mailbox stands.
pub fn with_moniker(id: &ItemId, moniker: &str) -> ItemId {
    let Ok(DecodedId::Mailbox(mut decoded)) = DecodedId::decode(&id.id) else { panic!("{id:?}") };
    decoded.moniker = Moniker::from_text(moniker);
    ItemId { id: DecodedId::Mailbox(decoded).encode(), ..id.clone() }
}

/// Ids of nothing in the mailbox of [`ADA`]: of what was removed, of what never was, and of what [`BOB`] has.
pub fn ids_of_nothing(simulator: &mut Simulator) -> Vec<ItemId> {
    let mut future = simulator.clone();
    seed_group(&mut future, "Far away");
    seed_contact(&mut future, "Never", &["Far away"]);
    let mut ids = vec![group_id(&future, "Far away"), contact_id(&future, "Never")];

    let (group, contact) = (seed_group(simulator, "Removed"), seed_contact(simulator, "Rob", &["Removed"]));
    ids.extend([group.clone(), contact.clone()]);
    succeed(simulator, &remove_contact_from_im_list(&contact));
    succeed(simulator, &remove_im_group(&group));

    let bob = simulator.mailbox(BOB).expect("every scene has it");
    ids.extend(["Work", "Team", "Favorites"].map(|name| group_id_in(bob, name)));
    ids.push(contact_id_in(bob, FolderKey::QUICK_CONTACTS, "Eve"));
    ids.push(contact_id_in(bob, FolderKey::CONTACTS, "Olga"));
    // Ada's own, said to be Bob's.
    let of_ada = [group_id(simulator, "Work"), group_id(simulator, "Team"), contact_id(simulator, "Eve")];
    ids.extend(of_ada.iter().map(|id| with_moniker(id, &bob.guid().to_string())));
    ids
}

/// Ids that name no item of any mailbox, with the codes that say so.
pub fn unusable_ids(simulator: &Simulator) -> Vec<(ItemId, ResponseCode)> {
    let mailbox = ada(simulator);
    let item_id = |id: &str| ItemId { id: id.to_owned(), change_key: None };
    let group = group_id(simulator, "Work").id;
    let person = mailbox.im_contacts().next().expect("every scene has contacts").person();
    let malformed = [
        "not base64!",
        "AAAA",
        " ",
        &group[..group.len() - 4],
        &format!("{group}AAAA"),
        &mailbox.persona_id(person),
    ]
    .map(|id| (item_id(id), ResponseCode::ErrorInvalidIdMalformed));
    let folders = mailbox.folders().map(|folder| {
        let id = with_change_key(&item_id(&mailbox.folder_id_of(folder.key())), Some(FOLDER_CHANGE_KEY));
        (id, ResponseCode::ErrorCannotUseFolderIdForItemId)
    });
    let empty = [None, Some(""), Some(IM_GROUP_CHANGE_KEY)]
        .map(|key| (with_change_key(&item_id(""), key), ResponseCode::ErrorInvalidIdEmpty));
    malformed.into_iter().chain(folders).chain(empty).collect()
}
