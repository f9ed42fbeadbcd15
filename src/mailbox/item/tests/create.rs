//! CreateItem.

use super::*;

#[test]
fn fi_200_no_item_is_made_in_a_folder_that_is_not_there() {
    let code = ResponseCode::ErrorSavedItemFolderNotFound;
    refused(&mut mailbox(), code, Rule::FolderThere, |mailbox| {
        mailbox.create_item(NOWHERE, message("a"), NOW)
    });
}

#[test]
fn fi_180_no_item_is_made_in_a_search_folder() {
    let mut mailbox = mailbox();
    let search = search_folder(&mut mailbox);
    let code = ResponseCode::ErrorInvalidFolderTypeForOperation;
    for new in [message("a"), contact("a", &[]), hidden()] {
        refused(&mut mailbox, code, Rule::FolderHoldsItems, |mailbox| mailbox.create_item(search, new, NOW));
    }
}

#[test]
fn fi_196_fi_197_fi_198_fi_199_kinds_with_folders_of_their_own_are_made_nowhere_else() {
    let mut mailbox = mailbox();
    let notes = NewFolder { folder_class: Some("IPF.StickyNote.Own".into()), ..NewFolder::named("notes") };
    let notes = mailbox.create_folder(FolderKey::INBOX, notes).expect("the name is free");
    for (kind, own, code) in [
        (ItemKind::Contact, FolderKey::CONTACTS, ResponseCode::ErrorCannotCreateContactInNonContactFolder),
        (
            ItemKind::DistributionList,
            FolderKey::CONTACTS,
            ResponseCode::ErrorCannotCreateContactInNonContactFolder,
        ),
        (
            ItemKind::CalendarItem,
            FolderKey::CALENDAR,
            ResponseCode::ErrorCannotCreateCalendarItemInNonCalendarFolder,
        ),
        (ItemKind::Task, FolderKey::TASKS, ResponseCode::ErrorCannotCreateTaskInNonTaskFolder),
        (ItemKind::PostItem, FolderKey::INBOX, ResponseCode::ErrorCannotCreatePostItemInNonMailFolder),
    ] {
        let places = [FolderKey::INBOX, FolderKey::SEARCH_FOLDERS, FolderKey::CALENDAR, FolderKey::CONTACTS];
        for folder in places.into_iter().chain([FolderKey::TASKS, notes]) {
            let is_mail_folder = folder == FolderKey::SEARCH_FOLDERS && kind == ItemKind::PostItem;
            if folder != own && !is_mail_folder {
                refused(&mut mailbox, code, Rule::FolderOfKind, |mailbox| {
                    mailbox.create_item(folder, NewItem::new(kind), NOW)
                });
            }
        }
        let item = made(&mut mailbox, own, NewItem::new(kind));
        assert_eq!(there(&mailbox, item).kind(), kind);
    }
    for folder in [FolderKey::CALENDAR, FolderKey::CONTACTS, notes] {
        made(&mut mailbox, folder, message("messages are made anywhere"));
        made(&mut mailbox, folder, hidden());
    }
}

#[test]
fn fi_204_fi_205_a_class_of_another_kind_is_refused() {
    let mut mailbox = mailbox();
    for (kind, folder, class) in [
        (ItemKind::Contact, FolderKey::CONTACTS, "IPM.WrongMessage"),
        (ItemKind::Contact, FolderKey::CONTACTS, "IPM.Contacts"),
        (ItemKind::Contact, FolderKey::CONTACTS, ""),
        (ItemKind::Item, FolderKey::INBOX, "IPM.Appointment"),
        (ItemKind::Message, FolderKey::INBOX, "IPM.Task.Own"),
    ] {
        let new = NewItem::new(kind).with(ItemProperty::ItemClass, class);
        refused(&mut mailbox, ResponseCode::ErrorObjectTypeChanged, Rule::ItemClassOfKind, |mailbox| {
            mailbox.create_item(folder, new, NOW)
        });
    }
    let new = contact("a", &[]).with(ItemProperty::ItemClass, "ipm.contact.Own");
    let own = made(&mut mailbox, FolderKey::CONTACTS, new);
    assert_eq!(there(&mailbox, own).item_class(), "ipm.contact.Own");
}

#[test]
fn fi_206_fi_224_what_has_no_element_of_its_own_is_a_message() {
    let mut mailbox = mailbox();
    for (kind, class) in
        [(ItemKind::Item, "IPM.Unknown"), (ItemKind::Item, ""), (ItemKind::Message, "REPORT")]
    {
        let new = NewItem::new(kind).with(ItemProperty::ItemClass, class);
        let item = made(&mut mailbox, FolderKey::DRAFTS, new);
        let item = there(&mailbox, item);
        assert_eq!((item.kind(), item.item_class()), (ItemKind::Message, class));
        assert_eq!(mailbox.item_change_key(item).object_type, 9);
    }
    let plain = made(&mut mailbox, FolderKey::DRAFTS, NewItem::new(ItemKind::Item));
    assert_eq!(there(&mailbox, plain).item_class(), "IPM.Note");
}

#[test]
fn a_new_item_says_when_and_by_whom_it_was_made_unless_it_was_told() {
    let mut mailbox = mailbox();
    let item = made(&mut mailbox, FolderKey::DRAFTS, message("a"));
    let item = there(&mailbox, item);
    assert_eq!(item.date_time_created(), Some(NOW));
    assert_eq!(item.properties().time(ItemProperty::LastModifiedTime), Some(NOW));
    assert_eq!(item.properties().text(ItemProperty::LastModifiedName), Some("Ada"));
    assert!(item.key().0 < item.change() && item.content_change() == item.change());
    let told = message("b").with(ItemProperty::LastModifiedName, "Bob").with(ItemProperty::Subject, "c");
    let told = made(&mut mailbox, FolderKey::DRAFTS, told);
    assert_eq!(there(&mailbox, told).properties().text(ItemProperty::LastModifiedName), Some("Bob"));
    assert_eq!(subjects(&mailbox, FolderKey::DRAFTS), ["a", "c"]);
}

#[test]
fn extended_properties_are_kept_and_a_display_name_is_that_of_the_contact() {
    let mut mailbox = mailbox();
    let properties = vec![extended(0x1001, "a"), display_name("Bob"), extended(0x1001, "b")];
    let new = NewItem { extended_properties: properties.clone(), ..contact("Ann", &[]) };
    let item = made(&mut mailbox, FolderKey::CONTACTS, new);
    let item = there(&mailbox, item);
    assert_eq!((item.display_name(), item.extended_properties().len()), (Some("Bob"), 1));
    for property in &properties[1..] {
        assert_eq!(item.extended_property(property.path()).as_ref(), Some(property.value()));
    }
    assert_eq!(item.extended_property(extended(0x1002, "").path()), None);
    // A message has no display name, so that it keeps what it is given.
    let new = NewItem { extended_properties: properties, ..message("a") };
    let item = made(&mut mailbox, FolderKey::INBOX, new);
    let item = there(&mailbox, item);
    assert_eq!((item.display_name(), item.extended_properties().len()), (None, 2));
    assert!(item.extended_property(display_name("").path()).is_some());
}

#[test]
fn counts_tell_read_unread_and_hidden_items_apart() {
    let mut mailbox = mailbox();
    for new in [message("read"), unread("unread"), hidden(), NewItem { is_associated: true, ..unread("") }] {
        made(&mut mailbox, FolderKey::INBOX, new);
    }
    assert_eq!(counts(&mailbox, FolderKey::INBOX), (2, 1));
    assert_eq!(subjects(&mailbox, FolderKey::INBOX), ["read", "unread"]);
    assert_eq!(mailbox.associated_in(FolderKey::INBOX).count(), 2);
    made(&mut mailbox, FolderKey::CONTACTS, contact("Ann", &[]));
    assert_eq!(counts(&mailbox, FolderKey::CONTACTS), (1, 0));
}

#[test]
fn a_contact_made_in_quickcontacts_is_on_the_im_list() {
    let mut mailbox = mailbox();
    mailbox.policies.max_im_contacts = 2;
    let quick = FolderKey::QUICK_CONTACTS;
    on_im_list(&mut mailbox, "sip:ann@x", None);
    for address in ["ann@x", "SIP:Ann@X"] {
        for entry in [EntryProperty::ImAddress1, EntryProperty::ImAddress3] {
            let code = ResponseCode::ErrorItemSavePropertyError;
            let new = contact("Ann", &[]).with(entry, address);
            refused(&mut mailbox, code, Rule::ImAddressFree, |mailbox| mailbox.create_item(quick, new, NOW));
        }
    }
    let bob = made(&mut mailbox, quick, im_contact("Bob", "bob@x"));
    let bob = mailbox.contact(ContactKey(bob.0)).expect("it is a contact");
    assert!(bob.is_im_contact() && bob.im_groups().eq([ImGroupKey::OTHER_CONTACTS]));
    let found = NewImContact { im_address: "BOB@x", display_name: None };
    assert_eq!(bob.key(), mailbox.clone().add_im_contact(found, None, NOW).expect("he is on the list"));
    let code = ResponseCode::ErrorImContactLimitReached;
    for new in [contact("Eve", &[]), im_contact("Eve", "eve@x")] {
        refused(&mut mailbox, code, Rule::ContactLimit, |mailbox| mailbox.create_item(quick, new, NOW));
    }
    // What is no contact takes no place on the list, and is none of it.
    let others = [message("a"), NewItem { is_associated: true, ..contact("Eve", &[]) }];
    for new in others.into_iter().chain([NewItem::new(ItemKind::DistributionList)]) {
        let other = made(&mut mailbox, quick, new);
        assert_eq!(there(&mailbox, other).contact(), None);
    }
    assert_eq!(mailbox.im_contacts().count(), 2);
}

#[test]
fn a_list_made_among_the_im_groups_is_only_a_list() {
    let mut mailbox = mailbox();
    let new = NewItem::new(ItemKind::DistributionList)
        .with(ItemProperty::ItemClass, "IPM.DistList.MOC.UserGroup")
        .with(crate::property::DistributionListProperty::DisplayName, "Tagged");
    let list = made(&mut mailbox, FolderKey::IM_CONTACT_LIST, new);
    assert_eq!(there(&mailbox, list).im_group(), None);
    assert_eq!(mailbox.im_groups().count(), 3);
}
