//! `AddImGroup`: IM-082 to IM-091.

use ews_sim::operation::im_list::AddImGroup;
use ews_sim::{ResponseCode, mailbox::ImGroupKind};

use crate::support::im_list::*;
use crate::support::succeed;

#[test]
fn im_090_a_name_is_required_and_not_empty() {
    let mut simulator = scene();
    for (children, words) in [
        ("", "has incomplete content. List of possible elements expected: 'DisplayName'."),
        (
            "<t:DisplayName>Friends</t:DisplayName>",
            "has invalid child element 'DisplayName'. List of possible elements expected: 'DisplayName'.",
        ),
        (
            "<m:DisplayName>Friends</m:DisplayName><m:DisplayName>Foes</m:DisplayName>",
            "has invalid child element 'DisplayName'.",
        ),
    ] {
        let body = format!("<m:AddImGroup>{children}</m:AddImGroup>");
        violate(&mut simulator, &body, &format!("The element 'AddImGroup' {words}"));
    }
    violate(&mut simulator, &add_im_group(""), &too_short("DisplayName"));
    violate(&mut simulator, "<m:AddImGroup><m:DisplayName/></m:AddImGroup>", &too_short("DisplayName"));
}

#[test]
fn im_084_085_086_a_name_in_use_is_refused_whatever_its_case_and_whosever_it_is() {
    let mut simulator = scene();
    for name in
        ["Work", "work", "WORK", "Team", "tEAM", "Other Contacts", "other contacts", "Tagged", "Favorites"]
    {
        refuse_in_words(
            &mut simulator,
            &add_im_group(name),
            ResponseCode::ErrorImGroupDisplayNameAlreadyExists,
        );
    }
    seed_group(&mut simulator, "\u{c4}rzte");
    let body = add_im_group("\u{e4}RZTE");
    refuse_in_words(&mut simulator, &body, ResponseCode::ErrorImGroupDisplayNameAlreadyExists);
    // Nothing is trimmed or folded beyond case.
    for name in ["Work ", " Work", "W ork", "Arzte"] {
        succeed(&mut simulator, &add_im_group(name));
    }
}

#[test]
fn im_088_the_65th_group_is_refused() {
    let mut simulator = scene();
    fill_with_groups(&mut simulator, 63);
    succeed(&mut simulator, &add_im_group("The 64th"));
    refuse_in_words(&mut simulator, &add_im_group("The 65th"), ResponseCode::ErrorImGroupLimitReached);
    // A taken name is the first thing wrong.
    refuse_in_words(
        &mut simulator,
        &add_im_group("Work"),
        ResponseCode::ErrorImGroupDisplayNameAlreadyExists,
    );
    assert_eq!(ada(&simulator).im_groups().count(), 3 + 64);
}

#[test]
fn im_088_the_limit_is_that_of_the_policies() {
    for limit in 0..3 {
        let mut simulator = simulator_with(|policies| policies.max_im_groups = limit);
        for number in 0..limit {
            succeed(&mut simulator, &add_im_group(&format!("Group {number}")));
        }
        refuse_in_words(&mut simulator, &add_im_group("One more"), ResponseCode::ErrorImGroupLimitReached);
    }
}

#[test]
fn im_089_removing_a_group_makes_room_for_one() {
    let mut simulator = scene_with(|policies| policies.max_im_groups = 3);
    refuse_in_words(&mut simulator, &add_im_group("Friends"), ResponseCode::ErrorImGroupLimitReached);
    let family = group_id(&simulator, "Family");
    succeed(&mut simulator, &remove_im_group(&family));
    succeed(&mut simulator, &add_im_group("Friends"));
    refuse_in_words(&mut simulator, &add_im_group("Foes"), ResponseCode::ErrorImGroupLimitReached);
    let team = group_id(&simulator, "Team");
    succeed(&mut simulator, &remove_distribution_group_from_im_list(&team));
    succeed(&mut simulator, &add_im_group("Foes"));
}

#[test]
fn im_082_the_new_group_is_answered_with_name_kind_and_id_alone() {
    let mut simulator = scene();
    let reply = succeed(&mut simulator, &add_im_group("Friends"));
    assert_eq!(children(&reply, "AddImGroupResponse"), [["ResponseCode", "ImGroup"]], "{reply}");
    assert_eq!(children(&reply, "ImGroup"), [["DisplayName", "GroupType", "ExchangeStoreId"]], "{reply}");
    assert_eq!(reply.texts("DisplayName"), ["Friends"]);
    assert_eq!(reply.texts("GroupType"), ["IPM.DistList.MOC.UserGroup"]);
    assert_eq!(reply.ids("ExchangeStoreId"), [group_id(&simulator, "Friends")]);
    assert_eq!(reply.ids("ExchangeStoreId")[0].change_key.as_deref(), Some("EgAAAA=="));
    let friends = ada(&simulator).im_groups().last().expect("just added");
    assert_eq!((friends.display_name(), friends.kind()), ("Friends", &ImGroupKind::UserGroup));
    assert_eq!(friends.member_count(), 0);
}

#[test]
fn im_083_the_id_serves_the_other_operations() {
    let mut simulator = scene();
    let reply = succeed(&mut simulator, &add_im_group("Friends"));
    let friends = reply.ids("ExchangeStoreId").remove(0);
    let eve = contact_id(&simulator, "Eve");
    succeed(&mut simulator, &add_im_contact_to_group(&eve, Some(&friends)));
    succeed(&mut simulator, &add_new_im_contact_to_group("ann@example.test", Some("Ann"), Some(&friends)));
    succeed(&mut simulator, &add_new_tel_uri_contact_to_group("5550100", Some(&friends)));
    assert_eq!(list(&simulator).last().map(String::as_str), Some("Friends: Eve, Ann, 5550100"));
    succeed(&mut simulator, &remove_im_contact_from_group(&eve, &friends));
    succeed(&mut simulator, &set_im_group(&friends, "Foes"));
    let found = succeed(&mut simulator, &get_im_items(&[], std::slice::from_ref(&friends)));
    assert_eq!(found.texts("DisplayName"), ["Foes"]);
    succeed(&mut simulator, &remove_im_group(&friends));
}

#[test]
fn im_087_the_name_of_a_removed_group_is_free_and_the_id_a_new_one() {
    let mut simulator = scene();
    let old = group_id(&simulator, "Family");
    succeed(&mut simulator, &remove_im_group(&old));
    let reply = succeed(&mut simulator, &add_im_group("family"));
    let new = reply.ids("ExchangeStoreId").remove(0);
    assert_ne!(new.id, old.id);
    refuse_in_words(&mut simulator, &remove_im_group(&old), ResponseCode::ErrorInvalidImGroupId);
    assert_eq!(group_id(&simulator, "Family"), new);
}

#[test]
fn im_091_names_come_back_as_sent() {
    let mut simulator = scene();
    for (sent, kept) in [
        ("\u{6d4b}\u{8bd5} \u{2603} \u{1f600}", "\u{6d4b}\u{8bd5} \u{2603} \u{1f600}"),
        ("~!@#$%^&amp;&lt;&gt;\"'", "~!@#$%^&<>\"'"),
        (" ", " "),
        ("  two  blanks  ", "  two  blanks  "),
    ] {
        let reply = succeed(&mut simulator, &add_im_group(sent));
        assert_eq!(reply.texts("DisplayName"), [kept]);
        assert_eq!(ada(&simulator).im_groups().last().map(|group| group.display_name()), Some(kept));
        let listed = succeed(&mut simulator, GET_IM_ITEM_LIST);
        assert!(listed.texts("DisplayName").iter().any(|name| name == kept), "{listed}");
    }
}

#[test]
fn a_typed_call_is_answered_as_its_bytes_are() {
    let simulator = scene();
    let request = |name: &str| AddImGroup { display_name: name.into() };
    let refused = call_as_sent(&simulator, &request("Work"), &add_im_group("Work"));
    assert_eq!(refused, Err(ResponseCode::ErrorImGroupDisplayNameAlreadyExists.into()));
    let added = call_as_sent(&simulator, &request("R&D"), &add_im_group("R&amp;D")).expect("accepted");
    assert_eq!(added.im_group.map(|group| group.display_name), Some("R&D".into()));
}
