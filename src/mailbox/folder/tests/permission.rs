//! Permission sets.

use crate::ResponseCode;
use crate::finding::{Finding, Rule};
use crate::mailbox::{
    FolderRights, Generation, Permission, PermissionAction, PermissionLevel, PermissionReadAccess,
    PermissionSet, PermissionUser,
};

fn of(user: PermissionUser, rights: FolderRights) -> Permission {
    Permission { user, rights }
}

fn bob(rights: FolderRights) -> Permission {
    of(PermissionUser::user("bob@example.test"), rights)
}

#[test]
fn fi_107_a_user_who_is_there_twice_is_refused() {
    let shouted = of(PermissionUser::user("BOB@EXAMPLE.TEST"), FolderRights::NONE);
    for user in [PermissionUser::Default, PermissionUser::Anonymous] {
        let twice = vec![of(user.clone(), FolderRights::NONE), of(user, FolderRights::OWNER)];
        assert!(PermissionSet::new(twice).is_err());
    }
    let error = PermissionSet::new(vec![bob(FolderRights::OWNER), shouted]).expect_err("the same user");
    assert_eq!(error.code(), ResponseCode::ErrorDuplicateUserIdsSpecified);
    assert_eq!(error.finding().map(Finding::rule), Some(Rule::PermissionOnce));
}

#[test]
fn default_and_anonymous_are_always_there() {
    let reviewer = FolderRights::of_level(PermissionLevel::Reviewer, Generation::Exchange2013);
    let reviewer = reviewer.expect("a level with rights");
    let given = vec![bob(FolderRights::OWNER), of(PermissionUser::Default, reviewer)];
    let set = PermissionSet::new(given).expect("two users");
    let users: Vec<_> = set.permissions().iter().map(|own| (&own.user, own.rights)).collect();
    let expected = [
        (&PermissionUser::Default, reviewer),
        (&PermissionUser::Anonymous, FolderRights::NONE),
        (&PermissionUser::user("bob@example.test"), FolderRights::OWNER),
    ];
    assert_eq!(users, expected);
    assert_eq!(set.rights_of("Bob@example.test"), FolderRights::OWNER);
    assert_eq!(set.rights_of("eve@example.test"), reviewer);
    assert_eq!(PermissionSet::default().rights_of("eve@example.test"), FolderRights::NONE);
}

#[test]
fn levels_stand_for_their_rights_and_back() {
    for generation in [Generation::Exchange2010, Generation::Exchange2013] {
        for &level in PermissionLevel::ALL {
            let rights = FolderRights::of_level(level, generation);
            assert_eq!(rights.is_none(), level == PermissionLevel::Custom);
            assert_eq!(rights.map_or(PermissionLevel::Custom, |rights| rights.level(generation)), level);
        }
    }
    let odd = FolderRights { edit_items: PermissionAction::All, ..FolderRights::NONE };
    assert_eq!(odd.level(Generation::Exchange2013), PermissionLevel::Custom);
}

#[test]
fn a_contributor_reads_from_2013_on() {
    for (generation, expected) in [
        (Generation::Exchange2010, PermissionReadAccess::None),
        (Generation::Exchange2013, PermissionReadAccess::FullDetails),
    ] {
        let rights = FolderRights::of_level(PermissionLevel::Contributor, generation);
        assert_eq!(rights.map(|rights| (rights.can_create_items, rights.read_items)), Some((true, expected)));
    }
}
