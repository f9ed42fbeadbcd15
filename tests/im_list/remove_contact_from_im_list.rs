//! `RemoveContactFromImList`: IM-141 to IM-147 and IM-193.

use ews_sim::ResponseCode;
use ews_sim::mailbox::NewContact;
use ews_sim::operation::im_list::{RemoveContactFromImList, RemoveContactFromImListResponse};

use crate::support::im_list::*;
use crate::support::{send, succeed};

#[test]
fn im_146_the_contact_is_required_and_no_group_goes_with_it() {
    let mut simulator = scene();
    let eve = id("m:ContactId", &contact_id(&simulator, "Eve"));
    let work = id("m:GroupId", &group_id(&simulator, "Work"));
    let expected = "List of possible elements expected: 'ContactId'.";
    for (children, words) in [
        (String::new(), format!("has incomplete content. {expected}")),
        (work.clone(), format!("has invalid child element 'GroupId'. {expected}")),
        (format!("{eve}{work}"), "has invalid child element 'GroupId'.".to_owned()),
        (format!("{eve}{eve}"), "has invalid child element 'ContactId'.".to_owned()),
    ] {
        let body = format!("<m:RemoveContactFromImList>{children}</m:RemoveContactFromImList>");
        violate(&mut simulator, &body, &format!("The element 'RemoveContactFromImList' {words}"));
    }
    let body = "<m:RemoveContactFromImList><m:ContactId/></m:RemoveContactFromImList>";
    violate(&mut simulator, body, "The required attribute 'Id' is missing.");
}

#[test]
fn im_142_144_a_contact_that_is_gone_is_not_found_and_another_item_is_no_im_contact() {
    let mut simulator = scene();
    let wrong = [
        ordinary_contact_id(&simulator, "Olga"),
        group_id(&simulator, "Work"),
        group_id(&simulator, "Favorites"),
        group_id(&simulator, "Team"),
    ];
    refuse_other_ids(
        &simulator,
        remove_contact_from_im_list,
        ResponseCode::ErrorItemNotFound,
        (ResponseCode::ErrorInvalidImContactId, &wrong),
    );
    let body = remove_contact_from_im_list(&contact_id(&simulator, "Eve"));
    succeed(&mut simulator, &body);
    refuse_in_words(&mut simulator, &body, ResponseCode::ErrorItemNotFound);
}

#[test]
fn im_147_where_the_policy_says_so_every_request_is_refused() {
    let mut simulator = scene_with(|policies| policies.reject_remove_contact_from_im_list = true);
    for name in ["Eve", "Tom"] {
        let body = remove_contact_from_im_list(&contact_id(&simulator, name));
        for _ in 0..2 {
            refuse_in_words(&mut simulator, &body, ResponseCode::ErrorItemNotFound);
        }
    }
    let others = [ordinary_contact_id(&simulator, "Olga"), group_id(&simulator, "Work")];
    for id in others.into_iter().chain(ids_of_nothing(&mut scene())) {
        assert!(!send(&mut simulator, &remove_contact_from_im_list(&id)).is_success());
    }
    // Nothing else is affected.
    let (eve, work) = (contact_id(&simulator, "Eve"), group_id(&simulator, "Work"));
    succeed(&mut simulator, &remove_im_contact_from_group(&eve, &work));
    assert!(!is_listed(&simulator, "Eve"));
}

#[test]
fn im_141_the_contact_leaves_groups_personas_and_quick_contacts() {
    let mut simulator = scene();
    let (tom, eve) = (contact_id(&simulator, "Tom"), contact_id(&simulator, "Eve"));
    assert_no_payload(&succeed(&mut simulator, &remove_contact_from_im_list(&tom)));
    assert_eq!(
        list(&simulator),
        ["Other Contacts:", "Tagged:", "Favorites:", "Work: Eve", "Family:", "Team:"]
    );
    let mailbox = ada(&simulator);
    assert_eq!(mailbox.im_contacts().map(|it| it.display_name()).collect::<Vec<_>>(), ["Eve"]);
    assert_eq!(mailbox.persons_with_im_contacts().len(), 1);
    let reply = succeed(&mut simulator, GET_IM_ITEM_LIST);
    assert_eq!(reply.ids("SourceId"), [eve], "{reply}");
    let reply = succeed(&mut simulator, &get_im_items(&[tom], &[]));
    assert_eq!(reply.ids("SourceId"), [], "{reply}");
}

#[test]
fn change_keys_need_not_be_current() {
    let simulator = scene();
    accept_every_change_key(&simulator, remove_contact_from_im_list, &contact_id(&simulator, "Eve"));
}

#[test]
fn im_193_the_contact_leaves_all_groups_at_once() {
    let mut simulator = scene();
    let ann = seed_contact(&mut simulator, "Ann", &["Favorites", "Tagged", "Work", "Family"]);
    assert_eq!(groups_of(&simulator, "Ann").len(), 4);
    succeed(&mut simulator, &remove_contact_from_im_list(&ann));
    assert_eq!(list(&simulator), list(&scene()));
    assert!(!is_listed(&simulator, "Ann"));
}

#[test]
fn contacts_leave_whatever_group_they_are_in_alone() {
    for group in ["Other Contacts", "Tagged", "Favorites", "Work"] {
        for tagged_counts in [true, false] {
            let mut simulator = scene_with(|it| it.tagged_counts_for_other_contacts = tagged_counts);
            let ann = seed_contact(&mut simulator, "Ann", &[group]);
            succeed(&mut simulator, &remove_contact_from_im_list(&ann));
            assert_eq!(list(&simulator), list(&scene()), "{group}");
        }
    }
    let mut simulator = scene();
    let number = seed_tel_uri_contact(&mut simulator, "5550100");
    succeed(&mut simulator, &remove_contact_from_im_list(&number));
    assert!(!is_listed(&simulator, "5550100"));
}

#[test]
fn im_143_what_else_is_known_of_the_person_stays_but_is_not_listed() {
    let mut simulator = scene();
    let now = simulator.now();
    let new =
        NewContact { display_name: "Eve at home", email_addresses: &["eve@example.test"], im_address: None };
    let home = ada_mut(&mut simulator).add_contact(new, now);
    let reply = succeed(&mut simulator, GET_IM_ITEM_LIST);
    assert_eq!(reply.texts("IsQuickContact"), ["false", "true", "true"], "Eve has two\n{reply}");

    let eve = contact_id(&simulator, "Eve");
    succeed(&mut simulator, &remove_contact_from_im_list(&eve));
    let reply = succeed(&mut simulator, GET_IM_ITEM_LIST);
    assert_eq!(reply.texts("DisplayNameFirstLast"), ["Tom"], "{reply}");
    let mailbox = ada(&simulator);
    let person = mailbox.contact(home).and_then(|it| mailbox.person(it.person())).expect("she is there");
    assert_eq!(mailbox.contacts_of(person).map(|it| it.key()).collect::<Vec<_>>(), [home]);
}

#[test]
fn im_145_a_removed_contact_makes_room_for_one() {
    for limit in [2, 1000] {
        let mut simulator = scene_with(|policies| policies.max_im_contacts = limit);
        fill_with_contacts(&mut simulator, limit);
        let body = add_new_im_contact_to_group("ann@example.test", None, None);
        refuse_in_words(&mut simulator, &body, ResponseCode::ErrorImContactLimitReached);
        let eve = contact_id(&simulator, "Eve");
        succeed(&mut simulator, &remove_contact_from_im_list(&eve));
        succeed(&mut simulator, &body);
    }
}

#[test]
fn a_typed_call_is_answered_as_its_bytes_are() {
    let simulator = scene();
    let olga = ordinary_contact_id(&simulator, "Olga");
    let request = RemoveContactFromImList { contact_id: olga.clone() };
    let refused = call_as_sent(&simulator, &request, &remove_contact_from_im_list(&olga));
    assert_eq!(refused, Err(ResponseCode::ErrorInvalidImContactId.into()));
    let eve = contact_id(&simulator, "Eve");
    let body = remove_contact_from_im_list(&eve);
    let request = RemoveContactFromImList { contact_id: eve };
    assert_eq!(call_as_sent(&simulator, &request, &body), Ok(RemoveContactFromImListResponse {}));
}
