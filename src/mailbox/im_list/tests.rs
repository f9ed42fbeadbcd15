//! Every rule of the transitions: what is refused first, then what is done.

use super::super::{
    ExtendedFieldUri, ExtendedPropertyPath, ExtendedPropertyValue, MapiPropertyType, Policies,
};
use super::*;

const NOW: Timestamp = Timestamp::UNIX_EPOCH;
const OTHER: ImGroupKey = ImGroupKey::OTHER_CONTACTS;
const TAGGED: ImGroupKey = ImGroupKey::TAGGED;
const FAVORITES: ImGroupKey = ImGroupKey::FAVORITES;
const NOBODY: ContactKey = ContactKey(9999);
const NOWHERE: ImGroupKey = ImGroupKey(9999);

/// A mailbox with the user group Work and the contact Ada in it, an ordinary contact and a distribution
/// group.
struct World {
    mailbox: Mailbox,
    work: ImGroupKey,
    team: ImGroupKey,
    ada: ContactKey,
    ordinary: ContactKey,
}

impl World {
    fn new() -> Self {
        Self::with(|_| {})
    }

    fn with(change: impl FnOnce(&mut Policies)) -> Self {
        let mut policies = Policies::default();
        change(&mut policies);
        let mut mailbox = Mailbox::new(1, "owner@example.test", "Owner").with_policies(policies);
        let work = mailbox.add_im_group("Work").expect("a free name");
        let team = mailbox.add_distribution_group("team@example.test", None).expect("a free name");
        let ada = mailbox.add_im_contact(im("ada@example.test"), Some(work), NOW).expect("room for one");
        let ordinary = mailbox.add_contact(NewContact { display_name: "Bob", ..NewContact::default() }, NOW);
        Self { mailbox, work, team, ada, ordinary }
    }

    /// Puts Ada into these groups and no other.
    fn ada_in(mut self, groups: &[ImGroupKey]) -> Self {
        for &group in groups {
            self.mailbox.add_contact_to_group(self.ada, Some(group)).expect("a group that holds contacts");
        }
        if !groups.contains(&self.work) {
            self.mailbox.end_membership(self.ada, self.work);
            self.mailbox.settle(self.ada);
        }
        self.mailbox.check().expect("every invariant holds");
        self
    }

    /// The transition is refused with the code and changes nothing.
    #[track_caller]
    fn refuses<T>(&mut self, code: ResponseCode, transition: impl FnOnce(&mut Mailbox) -> Result<T>) {
        let before = self.mailbox.clone();
        match transition(&mut self.mailbox) {
            Ok(_) => panic!("{code} was expected"),
            Err(error) => {
                assert_eq!(error.code(), code);
                assert!(error.finding().is_some(), "{error} says why");
            }
        }
        assert_eq!(self.mailbox, before);
    }

    /// The transition succeeds and keeps every invariant.
    #[track_caller]
    fn does<T>(&mut self, transition: impl FnOnce(&mut Mailbox) -> Result<T>) -> T {
        let result = transition(&mut self.mailbox).unwrap_or_else(|error| panic!("{error}"));
        self.mailbox.check().unwrap_or_else(|broken| panic!("{broken:?}"));
        result
    }

    fn groups_of_ada(&self) -> Vec<ImGroupKey> {
        self.mailbox.contact(self.ada).into_iter().flat_map(Contact::im_groups).collect()
    }
}

fn im(im_address: &str) -> NewImContact<'_> {
    NewImContact { im_address, display_name: None }
}

const TEL: NewTelUriContact<'static> = NewTelUriContact {
    tel_uri: "tel:5625550100",
    sip_uri: "sip:ada@example.test",
    telephone_number: "5625550100",
};

/// What a mailbox says to an author of a test who leaves a text empty.
fn complaint<T>(misuse: impl FnOnce(&mut World) -> T + std::panic::UnwindSafe) -> String {
    let misused = std::panic::catch_unwind(|| misuse(&mut World::new()));
    let complaint = misused.err().expect("a panic").downcast::<String>();
    *complaint.expect("a sentence")
}

#[test]
fn what_no_request_leaves_empty_is_misuse_when_empty() {
    let tag = ExtendedFieldUri::tag(0x3001, MapiPropertyType::String);
    let name = ExtendedPropertyPath::new(tag)
        .and_then(|path| ExtendedProperty::new(path, ExtendedPropertyValue::One(String::new())));
    let name = name.expect("a valid property");
    for complaint in [
        complaint(|world| world.mailbox.add_im_group("")),
        complaint(|world| world.mailbox.rename_im_group(world.work, "")),
        complaint(|world| world.mailbox.add_distribution_group("sales@example.test", Some(""))),
        complaint(|world| world.mailbox.set_group_extended_property(world.work, name)),
    ] {
        assert_eq!(complaint, "the display name of a group must not be empty");
    }
    let ordinary = NewContact { display_name: "Eve", ..NewContact::default() };
    for complaint in [
        complaint(|world| world.mailbox.add_im_contact(im(""), None, NOW)),
        complaint(move |world| {
            world.mailbox.add_contact(NewContact { im_address: Some(""), ..ordinary }, NOW)
        }),
    ] {
        assert_eq!(complaint, "the IM address of a contact must not be empty");
    }
    let tel = NewTelUriContact { tel_uri: "", ..TEL };
    let complained = complaint(move |world| world.mailbox.add_tel_uri_contact(tel, None, NOW));
    assert_eq!(complained, "the tel URI of a contact must not be empty");
    let addresses = NewContact { email_addresses: &["eve@example.test", ""], ..ordinary };
    let complained = complaint(move |world| world.mailbox.add_contact(addresses, NOW));
    assert_eq!(complained, "an e-mail address of a contact must not be empty");
}

/// IM-084, IM-085, IM-086.
#[test]
fn the_name_of_any_group_in_any_case_is_taken() {
    let mut world = World::new();
    for name in ["Work", "wORK", "Favorites", "tagged", "OTHER CONTACTS", "Team@example.test"] {
        world.refuses(ResponseCode::ErrorImGroupDisplayNameAlreadyExists, |mailbox| {
            mailbox.add_im_group(name)
        });
        world.refuses(ResponseCode::ErrorImGroupDisplayNameAlreadyExists, |mailbox| {
            mailbox.add_distribution_group("other@example.test", Some(name))
        });
        world.refuses(ResponseCode::ErrorImGroupDisplayNameAlreadyExists, |mailbox| {
            mailbox.rename_im_group(ImGroupKey(FAVORITES.0 + 1), name)
        });
    }
    for name in [" Work", " ", "~!@#$%^&", "\u{5de5}\u{4f5c}"] {
        let group = world.does(|mailbox| mailbox.add_im_group(name));
        let group = world.mailbox.im_group(group).expect("just made");
        assert_eq!((group.display_name(), group.kind()), (name, &ImGroupKind::UserGroup));
    }
}

/// IM-066, IM-088, IM-089, IM-153.
#[test]
fn user_and_distribution_groups_share_the_limit() {
    let mut world = World::new();
    for number in 2..64 {
        world.mailbox.add_im_group(&number.to_string()).expect("below the limit");
    }
    world.refuses(ResponseCode::ErrorImGroupLimitReached, |mailbox| mailbox.add_im_group("65th"));
    world.refuses(ResponseCode::ErrorImGroupLimitReached, |mailbox| {
        mailbox.add_distribution_group("other@example.test", None)
    });
    // The name is looked at before the limit, and a group that is listed already needs no room.
    world.refuses(ResponseCode::ErrorImGroupDisplayNameAlreadyExists, |mailbox| mailbox.add_im_group("Work"));
    world.does(|mailbox| mailbox.add_distribution_group("TEAM@example.test", Some("Again")));
    let team = world.team;
    world.does(|mailbox| mailbox.remove_distribution_group(team));
    world.does(|mailbox| mailbox.add_im_group("64th"));
}

/// IM-058 to IM-067.
#[test]
fn a_distribution_group_is_listed_once() {
    let mut world = World::new();
    for address in ["", "team", "team@", "a team@example.test"] {
        world.refuses(ResponseCode::ErrorInvalidImDistributionGroupSmtpAddress, |mailbox| {
            mailbox.add_distribution_group(address, Some("Free"))
        });
    }
    let again = world.does(|mailbox| mailbox.add_distribution_group("Team@Example.test", Some("Renamed")));
    assert_eq!(again, world.team);
    let team = world.mailbox.im_group(world.team).expect("on the list");
    assert_eq!((team.display_name(), team.smtp_address()), ("team@example.test", Some("team@example.test")));
    assert_eq!(team.kind().item_class(), "IPM.DistList.MOC.DG");
    let other = world.does(|mailbox| mailbox.add_distribution_group("o@example.test", Some("Others")));
    assert_eq!(world.mailbox.im_group(other).map(ImGroup::display_name), Some("Others"));
}

/// IM-149, IM-151, IM-152.
#[test]
fn only_a_distribution_group_is_removed_as_one() {
    let mut world = World::new();
    world.refuses(ResponseCode::ErrorItemNotFound, |mailbox| mailbox.remove_distribution_group(NOWHERE));
    for group in [world.work, OTHER, TAGGED, FAVORITES] {
        world
            .refuses(ResponseCode::ErrorInvalidImGroupId, |mailbox| mailbox.remove_distribution_group(group));
    }
    let team = world.team;
    world.does(|mailbox| mailbox.remove_distribution_group(team));
    world.refuses(ResponseCode::ErrorItemNotFound, |mailbox| mailbox.remove_distribution_group(team));
    let again = world.does(|mailbox| mailbox.add_distribution_group("team@example.test", None));
    assert_ne!(again, team);
}

/// IM-170 to IM-176.
#[test]
fn only_a_user_group_is_renamed() {
    let mut world = World::new();
    for group in [NOWHERE, world.team, OTHER, TAGGED, FAVORITES] {
        world.refuses(ResponseCode::ErrorInvalidImGroupId, |mailbox| mailbox.rename_im_group(group, "Free"));
    }
    let work = world.work;
    let id = world.mailbox.item_id_of(world.mailbox.im_group(work).expect("there"));
    world.does(|mailbox| mailbox.rename_im_group(work, "Play"));
    let group = world.mailbox.im_group_named("play").expect("renamed");
    assert_eq!((group.key(), world.mailbox.item_id_of(group)), (work, id));
    assert!(group.members().eq([world.ada]));
    world.does(|mailbox| mailbox.add_im_group("Work"));
}

/// IM-163, IM-167, IM-168.
#[test]
fn only_a_user_group_is_removed() {
    let mut world = World::new();
    for group in [NOWHERE, world.team, OTHER, TAGGED, FAVORITES] {
        world.refuses(ResponseCode::ErrorInvalidImGroupId, |mailbox| mailbox.remove_im_group(group));
    }
    let work = world.work;
    world.does(|mailbox| mailbox.remove_im_group(work));
    world.refuses(ResponseCode::ErrorInvalidImGroupId, |mailbox| mailbox.remove_im_group(work));
    let again = world.does(|mailbox| mailbox.add_im_group("Work"));
    assert_ne!(again, work);
}

/// IM-165, IM-166, IM-202 and the option of A-05.
#[test]
fn members_of_a_removed_group_stay_on_the_list_unless_the_policies_say_otherwise() {
    for (remove, beside, groups) in [
        (false, vec![], vec![OTHER]),
        (false, vec![FAVORITES], vec![FAVORITES]),
        (false, vec![TAGGED], vec![TAGGED]),
        (true, vec![], vec![]),
        (true, vec![FAVORITES], vec![FAVORITES]),
        (true, vec![TAGGED], vec![]),
    ] {
        let mut world = World::with(|policies| {
            if remove {
                policies.removed_group_members = RemovedGroupMembers::Remove;
            }
        });
        let work = world.work;
        world = world.ada_in(&[&[work], &beside[..]].concat());
        world.does(|mailbox| mailbox.remove_im_group(work));
        assert_eq!(world.groups_of_ada(), groups, "{remove} {beside:?}");
        assert_eq!(world.mailbox.contact(world.ada).is_none(), groups.is_empty());
    }
}

/// IM-078, IM-079, IM-102, IM-110.
#[test]
fn contacts_cannot_be_put_where_no_contacts_are() {
    let mut world = World::new();
    let (ada, team) = (world.ada, world.team);
    for (group, code) in [
        (NOWHERE, ResponseCode::ErrorItemNotFound),
        (ImGroupKey(ada.0), ResponseCode::ErrorItemNotFound),
        (team, ResponseCode::ErrorInvalidImGroupId),
    ] {
        world.refuses(code, |mailbox| mailbox.add_im_contact(im("new@example.test"), Some(group), NOW));
        world.refuses(code, |mailbox| mailbox.add_tel_uri_contact(TEL, Some(group), NOW));
        world.refuses(code, |mailbox| mailbox.add_contact_to_group(ada, Some(group)));
    }
}

/// IM-092 to IM-096, IM-104, IM-105.
#[test]
fn a_new_im_contact_is_kept_as_sent() {
    let mut world = World::new();
    let later = Timestamp::from_second(1_709_283_600).expect("in range");
    let eve = world.does(|mailbox| mailbox.add_im_contact(im("SIP:Eve@example.test"), None, later));
    let eve = world.mailbox.contact(eve).expect("just made");
    assert_eq!((eve.display_name(), eve.im_address()), ("Eve@example.test", Some("SIP:Eve@example.test")));
    assert_eq!((eve.folder(), eve.created()), (FolderKey::QUICK_CONTACTS, later));
    assert!(eve.im_groups().eq([OTHER]));
    let named = NewImContact { im_address: "smtp:mallory@example.test", display_name: Some("Mallory") };
    let mallory = world.does(|mailbox| mailbox.add_im_contact(named, Some(TAGGED), NOW));
    let mallory = world.mailbox.contact(mallory).expect("just made");
    assert_eq!(mallory.display_name(), "Mallory");
    assert!(mallory.im_groups().eq([TAGGED]));
}

/// IM-106 to IM-114.
#[test]
fn a_tel_uri_contact_is_known_by_its_tel_uri_and_linked_to_nobody() {
    let mut world = World::new();
    let phone = world.does(|mailbox| mailbox.add_tel_uri_contact(TEL, None, NOW));
    let work = world.work;
    let again = NewTelUriContact { telephone_number: "other", ..TEL };
    assert_eq!(world.does(|mailbox| mailbox.add_tel_uri_contact(again, Some(work), NOW)), phone);
    let found = world.mailbox.contact(phone).expect("just made");
    let tel_uri = found.tel_uri().expect("made from one");
    assert_eq!((found.display_name(), found.im_address()), ("", None));
    assert_eq!((tel_uri.telephone_number(), tel_uri.sip_uri()), ("5625550100", "sip:ada@example.test"));
    assert!(found.im_groups().eq([work]));
    assert_ne!(Some(found.person()), world.mailbox.contact(world.ada).map(Contact::person));
    assert_eq!(world.does(|mailbox| mailbox.add_im_contact(im("tel:5625550100"), None, NOW)).0, phone.0 + 3);
}

/// IM-099, IM-101, IM-115, IM-145.
#[test]
fn im_contacts_of_every_kind_count_towards_the_limit() {
    let mut world = World::with(|policies| policies.max_im_contacts = 2);
    world.does(|mailbox| mailbox.add_tel_uri_contact(TEL, None, NOW));
    world.refuses(ResponseCode::ErrorImContactLimitReached, |mailbox| {
        mailbox.add_im_contact(im("third@example.test"), None, NOW)
    });
    let tel = NewTelUriContact { tel_uri: "tel:1", ..TEL };
    world.refuses(ResponseCode::ErrorImContactLimitReached, |mailbox| {
        mailbox.add_tel_uri_contact(tel, None, NOW)
    });
    // The group is looked at before the limit, and a known address needs no room.
    world.refuses(ResponseCode::ErrorItemNotFound, |mailbox| {
        mailbox.add_im_contact(im("third@example.test"), Some(NOWHERE), NOW)
    });
    let ada = world.ada;
    world.does(|mailbox| mailbox.add_im_contact(im("ada@example.test"), Some(FAVORITES), NOW));
    world.does(|mailbox| mailbox.remove_contact_from_im_list(ada));
    world.does(|mailbox| mailbox.add_im_contact(im("third@example.test"), None, NOW));
}

/// IM-100.
#[test]
fn an_address_on_the_list_is_used_again() {
    let mut world = World::new();
    let (ada, work) = (world.ada, world.work);
    let new = NewImContact { im_address: "Sip:ADA@example.test", display_name: Some("Another name") };
    assert_eq!(world.does(|mailbox| mailbox.add_im_contact(new, Some(FAVORITES), NOW)), ada);
    assert_eq!(world.groups_of_ada(), [FAVORITES, work]);
    let found = world.mailbox.contact(ada).expect("kept");
    assert_eq!((found.display_name(), found.im_address()), ("ada@example.test", Some("ada@example.test")));
    assert_eq!(world.does(|mailbox| mailbox.add_im_contact(new, None, NOW)), ada);
    assert_eq!(world.groups_of_ada(), [FAVORITES, work]);
}

/// IM-071, IM-077.
#[test]
fn only_an_im_contact_is_added_to_a_group() {
    let mut world = World::new();
    let (ordinary, work) = (world.ordinary, world.work);
    for contact in [NOBODY, ordinary, ContactKey(work.0)] {
        for group in [Some(work), Some(NOWHERE), None] {
            world.refuses(ResponseCode::ErrorInvalidImContactId, |mailbox| {
                mailbox.add_contact_to_group(contact, group)
            });
        }
    }
}

/// IM-070 to IM-075, IM-080, IM-081, IM-192.
#[test]
fn joining_a_group_ends_being_in_other_contacts() {
    for (tagged_counts, beside) in [(true, vec![TAGGED]), (false, vec![OTHER, TAGGED])] {
        let world = World::with(|policies| policies.tagged_counts_for_other_contacts = tagged_counts);
        let mut world = world.ada_in(&[OTHER]);
        let (ada, work) = (world.ada, world.work);
        assert_eq!(world.groups_of_ada(), [OTHER]);
        world.does(|mailbox| mailbox.add_contact_to_group(ada, Some(TAGGED)));
        assert_eq!(world.groups_of_ada(), beside);
        world.does(|mailbox| mailbox.add_contact_to_group(ada, Some(work)));
        assert_eq!(world.groups_of_ada(), [TAGGED, work]);
        let change_key = world.mailbox.contact(ada).map(|ada| world.mailbox.item_change_key(ada));
        let before = world.mailbox.clone();
        for group in [Some(TAGGED), Some(work), Some(OTHER), None] {
            world.does(|mailbox| mailbox.add_contact_to_group(ada, group));
        }
        assert_eq!(world.mailbox, before);
        assert_eq!(world.mailbox.contact(ada).map(|ada| world.mailbox.item_change_key(ada)), change_key);
    }
}

/// IM-155, IM-159, IM-198.
#[test]
fn only_a_member_is_removed_from_a_group() {
    let mut world = World::new();
    let (ada, ordinary, work, team) = (world.ada, world.ordinary, world.work, world.team);
    for (contact, group, code) in [
        (NOBODY, work, ResponseCode::ErrorInvalidImContactId),
        (ordinary, work, ResponseCode::ErrorInvalidImContactId),
        (NOBODY, NOWHERE, ResponseCode::ErrorInvalidImContactId),
        (ada, NOWHERE, ResponseCode::ErrorInvalidImGroupId),
        (ada, team, ResponseCode::ErrorInvalidImGroupId),
        (ada, TAGGED, ResponseCode::ErrorInvalidImContactId),
        (ada, OTHER, ResponseCode::ErrorInvalidImContactId),
    ] {
        world.refuses(code, |mailbox| mailbox.remove_contact_from_group(contact, group));
    }
}

/// The table of what leaving a group does: IM-154, IM-156, IM-157, IM-194 to IM-201 and the policies of A-25
/// and A-29.
#[test]
fn leaving_a_group_ends_the_contact_unless_another_group_than_tagged_holds_it() {
    let default = |_: &mut Policies| {};
    let keeps = |policies: &mut Policies| policies.tagged_keeps_contact = true;
    let apart = |policies: &mut Policies| policies.tagged_counts_for_other_contacts = false;
    let moves = |policies: &mut Policies| policies.last_group = LastGroup::MoveToOtherContacts;
    let both = |policies: &mut Policies| {
        policies.tagged_keeps_contact = true;
        policies.tagged_counts_for_other_contacts = false;
    };
    let work = World::new().work;
    type Row<'a> = (&'a dyn Fn(&mut Policies), &'a [ImGroupKey], ImGroupKey, &'a [ImGroupKey]);
    let table: &[Row<'_>] = &[
        (&default, &[work, FAVORITES], work, &[FAVORITES]),
        (&default, &[work, FAVORITES], FAVORITES, &[work]),
        (&default, &[work, TAGGED], work, &[]),
        (&default, &[FAVORITES, TAGGED], FAVORITES, &[]),
        (&default, &[work, TAGGED], TAGGED, &[work]),
        (&default, &[work, FAVORITES, TAGGED], work, &[TAGGED, FAVORITES]),
        (&default, &[work], work, &[]),
        (&default, &[TAGGED], TAGGED, &[]),
        (&default, &[OTHER], OTHER, &[]),
        (&keeps, &[work, TAGGED], work, &[TAGGED]),
        (&keeps, &[FAVORITES, TAGGED], FAVORITES, &[TAGGED]),
        (&keeps, &[TAGGED], TAGGED, &[]),
        (&keeps, &[work], work, &[]),
        (&moves, &[work], work, &[OTHER]),
        (&moves, &[work, TAGGED], work, &[OTHER]),
        (&moves, &[TAGGED], TAGGED, &[OTHER]),
        (&moves, &[OTHER], OTHER, &[OTHER]),
        (&moves, &[work, FAVORITES], work, &[FAVORITES]),
        (&apart, &[OTHER, TAGGED], TAGGED, &[OTHER]),
        (&apart, &[OTHER, TAGGED], OTHER, &[]),
        (&apart, &[work, TAGGED], work, &[]),
        (&both, &[work, TAGGED], work, &[OTHER, TAGGED]),
    ];
    for (row, &(policies, groups, group, expected)) in table.iter().enumerate() {
        let mut world = World::with(policies).ada_in(groups);
        let ada = world.ada;
        let mut before = groups.to_vec();
        before.sort();
        assert_eq!(world.groups_of_ada(), before, "row {row}");
        world.does(|mailbox| mailbox.remove_contact_from_group(ada, group));
        assert_eq!(world.groups_of_ada(), expected, "row {row}");
        assert_eq!(world.mailbox.contact(ada).is_none(), expected.is_empty(), "row {row}");
        let listed = world.mailbox.persons_with_im_contacts().len();
        assert_eq!(listed, usize::from(!expected.is_empty()), "row {row}");
    }
}

/// IM-142, IM-144, IM-147.
#[test]
fn only_a_contact_on_the_list_is_taken_off_it() {
    let mut world = World::new();
    let (ada, ordinary) = (world.ada, world.ordinary);
    world.refuses(ResponseCode::ErrorItemNotFound, |mailbox| mailbox.remove_contact_from_im_list(NOBODY));
    world.refuses(ResponseCode::ErrorInvalidImContactId, |mailbox| {
        mailbox.remove_contact_from_im_list(ordinary)
    });
    world.does(|mailbox| mailbox.remove_contact_from_im_list(ada));
    world.refuses(ResponseCode::ErrorItemNotFound, |mailbox| mailbox.remove_contact_from_im_list(ada));
    let mut world = World::with(|policies| policies.reject_remove_contact_from_im_list = true);
    world.refuses(ResponseCode::ErrorItemNotFound, |mailbox| mailbox.remove_contact_from_im_list(ada));
}

/// IM-141, IM-193.
#[test]
fn leaving_the_list_is_leaving_every_group() {
    let mut world = World::new();
    let (ada, work) = (world.ada, world.work);
    let second = world.does(|mailbox| mailbox.add_im_group("Second"));
    let groups = [work, second, TAGGED, FAVORITES];
    let mut world = world.ada_in(&groups);
    world.does(|mailbox| mailbox.remove_contact_from_im_list(ada));
    assert!(groups.iter().all(|&group| world.mailbox.members(group).next().is_none()));
    assert_eq!(world.mailbox.im_contacts().count(), 0);
}

/// IM-179, IM-180.
#[test]
fn the_migration_flag_is_remembered_and_changes_nothing_else() {
    let mut world = World::new();
    assert!(!world.mailbox.im_list_migrated());
    let before = world.mailbox.clone();
    for migrated in [true, true, false] {
        world.mailbox.set_im_list_migrated(migrated);
        assert_eq!(world.mailbox.im_list_migrated(), migrated);
    }
    assert_eq!(world.mailbox, before);
}

fn string_property(tag: u16, value: &str) -> ExtendedProperty {
    let path = ExtendedPropertyPath::new(ExtendedFieldUri::tag(tag, MapiPropertyType::String));
    ExtendedProperty::new(path.expect("a plain tag"), ExtendedPropertyValue::One(value.to_owned()))
        .expect("one value")
}

#[test]
fn extended_properties_are_set_on_what_is_there() {
    let mut world = World::new();
    let (ada, work) = (world.ada, world.work);
    let color = || string_property(0x1001, "blue");
    let name = |name| string_property(0x3001, name);
    let not_found = ResponseCode::ErrorItemNotFound;
    world.refuses(not_found, |mailbox| mailbox.set_contact_extended_property(NOBODY, color()));
    world.refuses(not_found, |mailbox| mailbox.set_group_extended_property(NOWHERE, color()));
    let taken = ResponseCode::ErrorImGroupDisplayNameAlreadyExists;
    world.refuses(taken, |mailbox| mailbox.set_group_extended_property(work, name("Favorites")));

    let before = world.mailbox.contact(ada).map(|ada| world.mailbox.item_change_key(ada));
    world.does(|mailbox| mailbox.set_contact_extended_property(ada, color()));
    world.does(|mailbox| mailbox.set_contact_extended_property(ada, name("Ada")));
    world.does(|mailbox| mailbox.set_group_extended_property(work, color()));
    world.does(|mailbox| mailbox.set_group_extended_property(work, name("Play")));
    let ada = world.mailbox.contact(ada).expect("there");
    let work = world.mailbox.im_group(work).expect("there");
    assert_ne!(before, Some(world.mailbox.item_change_key(ada)));
    assert_eq!((ada.display_name(), work.display_name()), ("Ada", "Play"));
    let (color, name) = (color(), name("Ada"));
    assert_eq!(ada.extended_property(color.path()).as_ref(), Some(color.value()));
    assert_eq!(work.extended_property(color.path()).as_ref(), Some(color.value()));
    assert_eq!(ada.extended_property(name.path()).as_ref(), Some(name.value()));
}
