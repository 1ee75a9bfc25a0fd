/* normalize/titles_scripts.c: Japanese, Chinese and Korean words of titles, found
 * anywhere in them. Rows stand special before general: the first that is found
 * wins. Only words that say one thing are here. */
#include "normalize/titles_scripts.h"

#include "base/banned.h"

// clang-format off
static const struct script_role {
    const char *word, *role;
} ROLES[] = {
    {"フルスタックエンジニア", "full-stack-developer"}, {"フロントエンドエンジニア", "frontend-developer"},
    {"フロントエンド開発", "frontend-developer"}, {"バックエンドエンジニア", "backend-developer"},
    {"サーバーサイドエンジニア", "backend-developer"}, {"サーバサイドエンジニア", "backend-developer"},
    {"モバイルエンジニア", "mobile-developer"}, {"iOSエンジニア", "mobile-developer"},
    {"Androidエンジニア", "mobile-developer"}, {"機械学習エンジニア", "machine-learning-engineer"},
    {"AIエンジニア", "ai-engineer"}, {"データサイエンティスト", "data-scientist"},
    {"データエンジニア", "data-engineer"}, {"データアナリスト", "data-analyst"},
    {"セキュリティエンジニア", "security-engineer"}, {"ネットワークエンジニア", "network-engineer"},
    {"インフラエンジニア", "infrastructure-engineer"}, {"クラウドエンジニア", "cloud-engineer"},
    {"QAエンジニア", "qa-engineer"}, {"テストエンジニア", "qa-engineer"},
    {"組み込みエンジニア", "embedded-engineer"}, {"組込みエンジニア", "embedded-engineer"},
    {"組込エンジニア", "embedded-engineer"}, {"ゲームプログラマ", "game-developer"},
    {"データベースエンジニア", "database-administrator"}, {"ソフトウェアエンジニア", "software-engineer"},
    {"アプリケーションエンジニア", "software-engineer"}, {"プロダクトマネージャー", "product-manager"},
    {"プロダクトマネジャー", "product-manager"}, {"プロジェクトマネージャー", "project-manager"},
    {"プロジェクトマネジャー", "project-manager"}, {"スクラムマスター", "scrum-master"},
    {"ビジネスアナリスト", "business-analyst"}, {"プロダクトデザイナー", "product-designer"},
    {"UI/UXデザイナー", "ux-designer"}, {"UXデザイナー", "ux-designer"}, {"UIデザイナー", "ui-designer"},
    {"テクニカルライター", "technical-writer"}, {"社内SE", "it-support"}, {"ヘルプデスク", "it-support"},
    {"プログラマー", "software-engineer"}, {"経理", "accountant"}, {"看護師", "registered-nurse"},
    {"全栈", "full-stack-developer"}, {"前端", "frontend-developer"}, {"后端", "backend-developer"},
    {"後端", "backend-developer"}, {"機器學習工程師", "machine-learning-engineer"},
    {"机器学习工程师", "machine-learning-engineer"}, {"算法工程师", "machine-learning-engineer"},
    {"数据科学家", "data-scientist"}, {"資料科學家", "data-scientist"}, {"数据工程师", "data-engineer"},
    {"資料工程師", "data-engineer"}, {"数据分析师", "data-analyst"}, {"数据分析", "data-analyst"},
    {"測試工程師", "qa-engineer"}, {"测试工程师", "qa-engineer"}, {"运维工程师", "devops-engineer"},
    {"安全工程师", "security-engineer"}, {"网络工程师", "network-engineer"},
    {"嵌入式", "embedded-engineer"}, {"硬件工程师", "hardware-engineer"}, {"韌體工程師", "embedded-engineer"},
    {"硬體工程師", "hardware-engineer"}, {"软件工程师", "software-engineer"}, {"軟體工程師", "software-engineer"},
    {"软件开发", "software-engineer"}, {"研发工程师", "software-engineer"}, {"产品经理", "product-manager"},
    {"產品經理", "product-manager"}, {"项目经理", "project-manager"}, {"專案經理", "project-manager"},
    {"会计", "accountant"}, {"會計", "accountant"}, {"护士", "registered-nurse"},
    {"풀스택", "full-stack-developer"}, {"프론트엔드", "frontend-developer"}, {"백엔드", "backend-developer"},
    {"데이터 사이언티스트", "data-scientist"}, {"데이터 엔지니어", "data-engineer"},
    {"데이터 분석가", "data-analyst"}, {"머신러닝 엔지니어", "machine-learning-engineer"},
    {"소프트웨어 엔지니어", "software-engineer"}, {"소프트웨어 개발자", "software-engineer"},
    {"프로덕트 매니저", "product-manager"}, {"프로젝트 매니저", "project-manager"},
    {"보안 엔지니어", "security-engineer"}, {"비즈니스 분석가", "business-analyst"},
};
static const struct script_level {
    const char *word;
    enum seniority level;
} LEVELS[] = {
    {"インターン", SENIORITY_INTERN}, {"实习", SENIORITY_INTERN}, {"實習", SENIORITY_INTERN},
    {"인턴", SENIORITY_INTERN}, {"シニア", SENIORITY_SENIOR}, {"高级", SENIORITY_SENIOR},
    {"資深", SENIORITY_SENIOR}, {"资深", SENIORITY_SENIOR}, {"시니어", SENIORITY_SENIOR},
    {"ジュニア", SENIORITY_ENTRY}, {"初级", SENIORITY_ENTRY}, {"주니어", SENIORITY_ENTRY}, {"中级", SENIORITY_MID}, {"テックリード", SENIORITY_LEAD},
    {"总监", SENIORITY_DIRECTOR}, {"總監", SENIORITY_DIRECTOR},
};
// clang-format on

/* Whether the title holds any character of these scripts. */
static bool
is_script(struct str title)
{
    enum { FIRST_LEAD = 0xE3 }; /* U+3000 and up in UTF-8 */
    for (size_t i = 0; i < title.n; i++) {
        if ((unsigned char)title.p[i] >= FIRST_LEAD) {
            return true;
        }
    }
    return false;
}

const char *
title_script_role(struct str title)
{
    if (!is_script(title)) {
        return NULL;
    }
    for (size_t i = 0; i < sizeof ROLES / sizeof ROLES[0]; i++) {
        if (str_has(title, str_of(ROLES[i].word))) {
            return ROLES[i].role;
        }
    }
    return NULL;
}

enum seniority
title_script_level(struct str title)
{
    if (!is_script(title)) {
        return SENIORITY_NONE;
    }
    for (size_t i = 0; i < sizeof LEVELS / sizeof LEVELS[0]; i++) {
        if (str_has(title, str_of(LEVELS[i].word))) {
            return LEVELS[i].level;
        }
    }
    return SENIORITY_NONE;
}
